//! [PTR-19] (MIDL2195) A size that may be null.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: Option<&u32>, #[size_is(*n)] a: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - size_is(*n)
// + size_is(if n { *n } else { 0 })
