//! [LEN-02] A count of a call that keeps itself, and an array that is longer.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        count: Len<u32>,
        #[size_is(2 * count)] list: &[u16],
    ) -> Result<()>;
}

fn main() {}

// mended
// - count: Len<u32>
// + count: u32
