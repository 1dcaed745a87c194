//! An [in, out] string in place.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, s: &mut str) -> Result<()>;
}

fn main() {}

// mended
// - s: &mut str
// + n: u32, #[string] #[size_is(n)] s: &mut [u8]
