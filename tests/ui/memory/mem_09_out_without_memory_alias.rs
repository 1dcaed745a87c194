//! [MEM-09] A borrowed result, without a memory, through an alias.

use rpc_runtime::prelude::*;

pub type P<'a> = Option<&'a u32>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] p: &mut P<'_>) -> Result<()>;
}

fn main() {}

// mended
// - f(&self, #[out] p: &mut P<'_>)
// + f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut P<'a>)
