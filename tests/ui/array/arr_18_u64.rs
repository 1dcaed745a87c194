//! [ARR-18] (MIDL2059) A count of 64 bits.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u64, #[size_is(n)] a: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - n: u64
// + n: u32
