//! [LCK-02] A type in a locked interface that has no lock itself, behind an alias: it could change.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub next: Option<Box<Node>>,
}

pub type List = Option<Box<Node>>;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(push = 0x11111111)
)]
pub trait Test {
    async fn push(&self, list: List) -> Result<()>;
}

fn main() {}
