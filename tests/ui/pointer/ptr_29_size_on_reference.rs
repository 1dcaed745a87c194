//! [PTR-29] A size on a reference to one value.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] p: &u32) -> Result<()>;
}

fn main() {}

// mended
// - p: &u32
// + p: &[u32]
