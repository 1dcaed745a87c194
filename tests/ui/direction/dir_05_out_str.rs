//! [DIR-05] (MIDL2279) An [out] string behind `&`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] s: &str) -> Result<()>;
}

fn main() {}

// mended
// - s: &str
// + s: &mut String
