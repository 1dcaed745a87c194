//! [PTR-26] An optional value as a result.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] value: &mut Option<u32>) -> Result<()>;
}

fn main() {}

// mended
// - Option<u32>
// + Option<Box<u32>>
