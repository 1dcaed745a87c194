//! [MEM-22] `all_nodes` on an [in] parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[allocate(all_nodes)] n: &Option<Box<u32>>,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[allocate(all_nodes)]
