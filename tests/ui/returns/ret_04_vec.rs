//! [RET-04] A returned vector, which has no size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<Vec<u8>>;
}

fn main() {}

// mended
// - (&self) -> Result<Vec<u8>>
// + (&self, #[out] n: &mut u32, #[out] #[size_is(, *n)] v: &mut Vec<u8>) -> Result<()>
