//! [PTR-16] Full pointers by default: they are not supported.

use rpc_runtime::prelude::*;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    pointer_default = "ptr"
)]
pub trait Test {
    async fn f(&self, p: &Option<Box<u32>>) -> Result<()>;
}

fn main() {}

// mended
// - pointer_default = "ptr"
// + pointer_default = "unique"
// - Option<Box<u32>>
// + Option<Shared<u32>>
