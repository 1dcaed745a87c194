//! [MEM-25] What belongs to the call is not kept: a result.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        #[out]
        #[allocate(dont_free)]
        p: &mut Option<Box<u32>>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[allocate(dont_free)]
