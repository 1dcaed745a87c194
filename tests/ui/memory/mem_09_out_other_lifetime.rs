//! [MEM-09] A borrowed result that does not borrow from the memory.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a, 'b>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'b u32>)
    -> Result<()>;
}

fn main() {}

// mended
// - &mut Option<&'b u32>
// + &mut Option<&'a u32>
