//! [RET-04] A returned optional number.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<Option<u32>>;
}

fn main() {}

// mended
// - Option<u32>
// + Option<Box<u32>>
