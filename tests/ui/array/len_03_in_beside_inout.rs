//! [LEN-03] A count that keeps itself, and stays where its array comes back.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        count: Len<u32>,
        #[size_is(, count)] list: &mut Vec<u16>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - count: Len<u32>
// + count: &mut Len<u32>
// - #[size_is(, count)]
// + #[size_is(, *count)]
