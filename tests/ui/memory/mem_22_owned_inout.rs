//! [MEM-22] An owned node that comes back, where all nodes are in one block.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, block: &'a mut CallBlock<'_>, p: &mut Option<Box<u32>>) -> Result<()>;
}

fn main() {}
