//! [LEN-01] A count that keeps itself, through an alias.

use rpc_runtime::prelude::*;

pub type Count = Len<u32>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn put(&self, count: Count, #[size_is(count)] list: &[u16]) -> Result<()>;
}

fn main() {}

// mended
// - count: Count
// + count: Len<u32>
