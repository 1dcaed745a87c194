//! [PTR-10] (MIDL2121) An [out] unique pointer at the top, through an alias.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
}
pub type P = Option<Box<Node>>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] p: P) -> Result<()>;
}

fn main() {}

// mended
// - p: P
// + p: &mut P
