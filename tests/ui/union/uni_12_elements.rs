//! [UNI-12] (MIDL2190) A discriminant for numbers.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] #[switch_is(n)] bytes: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - #[size_is(n)] #[switch_is(n)] bytes
// + #[size_is(n)] bytes
