//! [MEM-34] `force_allocate` has no options.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[force_allocate(dont_free)] p: &mut Option<Box<u32>>) -> Result<()>;
}

fn main() {}

// mended
// - #[force_allocate(dont_free)]
// + #[force_allocate]
