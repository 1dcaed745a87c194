//! [ARR-43] (MIDL2058) A range that depends on another parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, most: u32, #[range(0, most)] n: u32) -> Result<()>;
}

fn main() {}

// mended
// - #[range(0, most)]
// + #[range(0, 100)]
