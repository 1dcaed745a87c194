//! [MEM-05] The memory of a call as a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S<'a> {
    pub memory: &'a CallMemory,
    pub n: u32,
}

fn main() {}

// mended
// -     pub memory: &'a CallMemory,
// + 
// - pub struct S<'a> {
// + pub struct S {
// - fn main() {}
// + #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
// + pub trait Test {
// +     async fn f<'a>(&self, memory: &'a CallMemory, #[out] s: &mut S) -> Result<()>;
// + }
// + 
// + fn main() {}
