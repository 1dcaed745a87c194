//! [MEM-22] A result that owns its elements, where all nodes are in one block.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out] n: &mut u32,
        #[out]
        #[size_is(, *n)]
        v: &mut Vec<u32>,
    ) -> Result<()>;
}

fn main() {}
