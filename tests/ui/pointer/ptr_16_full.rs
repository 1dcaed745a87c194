//! [PTR-16] (MIDL2176) Full pointers are not supported in this version.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[ptr] p: Option<&u32>) -> Result<()>;
}

fn main() {}

// mended
// - f(
// + f<'a>(
// - Option<&u32>
// + Option<Full<'a, u32>>
