//! [ARR-02] (MIDL2105) A buffer without a size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, a: &mut [u8]) -> Result<()>;
}

fn main() {}

// mended
// - a: &mut [u8]
// + n: u32, #[size_is(n)] a: &mut [u8]
