//! [LEN-02] One count that keeps itself, of arrays that each have their own length.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        m: u32,
        n: Len<u32>,
        #[size_is(m, n)] rows: &[&[u16]],
    ) -> Result<()>;
}

fn main() {}

// mended
// - n: Len<u32>
// + n: u32
