//! [PTR-32] (MIDL2162) skip on a parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[skip] n: Option<&u32>) -> Result<()>;
}

fn main() {}

// mended
// - , #[skip] n: Option<&u32>
