//! [MEM-09] A borrowed [in, out] structure, without a memory.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct View<'a> {
    pub n: Option<&'a u32>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, v: &mut View<'_>) -> Result<()>;
}

fn main() {}

// mended
// - f(&self, v: &mut View<'_>)
// + f<'a>(&self, memory: &'a CallMemory, v: &mut View<'a>)
