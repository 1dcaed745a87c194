//! [ARR-18] (MIDL2059) A count that is not on the wire.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, memory: &CallMemory, #[size_is(memory)] a: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - #[size_is(memory)]
// + n: u32, #[size_is(n)]
