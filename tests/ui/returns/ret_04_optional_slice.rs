//! [RET-04] A slice as return value: nothing says how long it is.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory) -> Result<Option<&'a [u8]>>;
}

fn main() {}

// mended
// - CallMemory) -> Result<Option<&'a [u8]>>
// + CallMemory, #[out] n: &mut u32, #[out] #[size_is(, *n)] v: &mut Vec<u8>)
// +     -> Result<()>
