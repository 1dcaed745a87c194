//! [RET-04] A future of unknown type.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    fn f(&self) -> impl Future<Output = Result<u32>> + Send;
}

fn main() {}

// mended
// - fn f(&self) -> impl Future<Output = Result<u32>> + Send;
// + async fn f(&self) -> Result<u32>;
