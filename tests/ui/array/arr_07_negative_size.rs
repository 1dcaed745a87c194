//! [ARR-07] A size that is a negative constant.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[size_is(-1)] bytes: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - #[size_is(-1)]
// + #[size_is(4)]
