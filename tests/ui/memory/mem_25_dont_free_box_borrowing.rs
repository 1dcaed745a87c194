//! [MEM-25] What belongs to the call is not kept: an owned structure that borrows.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct View<'a> {
    pub n: Option<&'a u32>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[allocate(dont_free)] p: Option<Box<View<'_>>>) -> Result<()>;
}

fn main() {}

// mended
// - pub struct View<'a> {
// -     pub n: Option<&'a u32>,
// + pub struct View {
// +     pub n: Option<Box<u32>>,
// - View<'_>
// + View
