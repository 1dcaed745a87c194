//! [RET-04] A value of unknown type.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<impl Into<u32>>;
}

fn main() {}

// mended
// - impl Into<u32>
// + u32
