//! [ARR-44] (MIDL2371) A range whose least value is above its greatest.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[range(9, 1)] n: u32) -> Result<()>;
}

fn main() {}

// mended
// - #[range(9, 1)]
// + #[range(1, 9)]
