//! [ACF-02] (MIDL2211) Each node by itself, and all nodes in one block.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out]
        #[allocate(single_node, all_nodes)]
        p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - single_node,
