//! [ARR-27] (MIDL2296) Two run-time dimensions, one size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] a: &[&[u8]]) -> Result<()>;
}

fn main() {}

// mended
// - n: u32, #[size_is(n)]
// + n: u32, m: u32, #[size_is(n, m)]
