//! [LEN-01] A count of a call that keeps itself, and no array whose length it is.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        count: &mut Len<u32>,
        n: u32,
        #[size_is(, n)] list: &mut Vec<u16>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - count: &mut Len<u32>
// + count: &mut u32
