//! [IFC-13] (MIDL2072) An attribute of a method on a parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[maybe] n: u32) -> Result<()>;
}

fn main() {}

// mended
// - async fn f(&self, #[maybe] n: u32)
// + #[maybe] async fn f(&self, n: u32)
