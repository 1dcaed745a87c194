//! [MEM-09] A borrowed string as a result needs a memory.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] s: &mut Option<&str>) -> Result<()>;
}

fn main() {}

// mended
// - f(&self, #[out] s: &mut Option<&str>)
// + f<'a>(&self, memory: &'a CallMemory, #[out] s: &mut Option<&'a str>)
