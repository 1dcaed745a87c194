//! [RET-03] (MIDL2177) A returned reference, in a method without a memory: that it cannot be one is all that is said.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<&u32>;
}

fn main() {}

// mended
// - f(&self) -> Result<&u32>
// + f<'a>(&self, memory: &'a CallMemory) -> Result<Option<&'a u32>>
