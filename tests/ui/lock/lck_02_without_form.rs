//! [LCK-02] A type without a wire form in what is locked: that is the only error, and no number is asked of it.

use rpc_runtime::prelude::*;

pub struct Plain(u32);

#[derive(Ndr)]
#[wire_lock(0x11111111)]
pub struct Node {
    pub plain: Plain,
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(push = 0x76f9b604)
)]
pub trait Test {
    async fn push(&self, node: &Node) -> Result<()>;
}

fn main() {}
