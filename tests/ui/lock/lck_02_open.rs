//! [LCK-02] A structure with pointers in a locked interface, which has no lock itself: what they point to could
//! change.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub next: Option<Box<Node>>,
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(push = 0x842fe29d)
)]
pub trait Test {
    async fn push(&self, list: Option<Box<Node>>) -> Result<()>;
}

fn main() {}
