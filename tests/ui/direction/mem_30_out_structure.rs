//! [MEM-30] (PTR-24) An [out] structure with a pointer that is never null.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: Box<u32>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] p: &mut Node) -> Result<()>;
}

fn main() {}
