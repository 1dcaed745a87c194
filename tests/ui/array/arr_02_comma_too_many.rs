//! [ARR-02] A size one pointer further down than the array.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(, n)] v: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - #[size_is(, n)]
// + #[size_is(n)]
