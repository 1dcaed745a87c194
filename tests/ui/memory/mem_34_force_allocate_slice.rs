//! [MEM-34] What is not allocated node by node: `&mut [T]`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        #[force_allocate]
        #[size_is(n)]
        p: &mut [u32],
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[force_allocate]
