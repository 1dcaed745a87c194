//! A structure of the user's own that is called `Block`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Block {
    pub n: u32,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, b: &mut Block) -> Result<()>;
}

fn main() {}
