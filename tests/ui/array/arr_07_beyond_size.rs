//! [ARR-07] A constant length beyond the constant size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[size_is(4)] #[length_is(8)] v: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - #[length_is(8)]
// + #[length_is(4)]
