//! [LEN-02] A count that keeps itself as the index of the last element.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        last: Len<i32>,
        #[max_is(last)] list: &[u16],
    ) -> Result<()>;
}

fn main() {}

// mended
// - last: Len<i32>
// + last: i32
