//! [MEM-27] A node is taken out of an [in] argument, without `force_allocate`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    #[unique]
    pub next: Option<Box<Node>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, p: &Node) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, p: &Node) -> Result<()> {
        drop(p.next.take());
        Ok(())
    }
}

fn main() {}
