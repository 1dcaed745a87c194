//! [LEN-02] A count that keeps itself as the room for a string.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        room: Len<u32>,
        #[string]
        #[size_is(room)]
        name: &mut [u16],
    ) -> Result<()>;
}

fn main() {}

// mended
// - room: Len<u32>
// + room: u32
