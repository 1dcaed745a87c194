//! [ARR-17] A size that names the array itself.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[size_is(a)] a: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - #[size_is(a)]
// + n: u32, #[size_is(n)]
