//! [ARR-02] (MIDL2105) A vector as a result, without a size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] a: &mut Vec<u8>) -> Result<()>;
}

fn main() {}

// mended
// - #[out] a
// + n: u32, #[out] #[size_is(, n)] a
