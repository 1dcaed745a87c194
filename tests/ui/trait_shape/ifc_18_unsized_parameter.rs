//! [IFC-18] Parameters whose types have no size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn text(&self, text: str) -> Result<()>;
    async fn array(&self, n: u32, #[size_is(n)] array: [u8]) -> Result<()>;
}

fn main() {}

// mended
// - text: str
// + text: &str
// - array: [u8]
// + array: &[u8]
