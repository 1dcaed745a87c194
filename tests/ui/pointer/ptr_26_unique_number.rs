//! [PTR-26] (MIDL2072) `unique` on a number.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[unique] n: u32) -> Result<()>;
}

fn main() {}

// mended
// - n: u32
// + n: Option<&u32>
