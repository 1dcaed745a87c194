//! [MEM-28] A structure that lives for ever is no parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] p: &'static [u32]) -> Result<()>;
}

fn main() {}

// mended
// - 'static
