//! [MEM-05] A block that is shared.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, block: &'a CallBlock<'_>, #[out] p: &mut Option<&'a u32>) -> Result<()>;
}

fn main() {}

// mended
// - block: &'a CallBlock<'_>
// + memory: &'a mut CallBlock<'_>
