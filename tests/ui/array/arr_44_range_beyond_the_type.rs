//! [ARR-44] A range beyond what its type can hold.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[range(0, 300)] n: u8) -> Result<()>;
}

fn main() {}

// mended
// - #[range(0, 300)]
// + #[range(0, 255)]
