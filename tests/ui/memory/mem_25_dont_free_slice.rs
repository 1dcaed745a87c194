//! [MEM-25] What belongs to the call is not kept: `&[T]`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        #[allocate(dont_free)]
        #[size_is(n)]
        p: &[u32],
    ) -> Result<()>;
}

fn main() {}

// mended
// - &[u32]
// + Vec<u32>
