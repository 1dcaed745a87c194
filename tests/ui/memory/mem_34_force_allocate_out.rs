//! [MEM-34] What is not allocated node by node: a result, which starts as nothing.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    #[unique]
    pub next: Option<Box<Node>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        #[out]
        #[force_allocate]
        p: &mut Option<Box<Node>>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[force_allocate]
