//! [MEM-23] (ACF-05) A buffer that nobody brings.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        memory: &'a CallMemory,
        n: u32,
        #[out]
        #[byte_count(n)]
        p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - memory: &'a CallMemory
// + buffer: &'a mut CallBlock<'_>
