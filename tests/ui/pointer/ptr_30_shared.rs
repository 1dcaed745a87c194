//! [PTR-30] partial_ignore on an [in] pointer.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[partial_ignore] n: Option<&u32>) -> Result<()>;
}

fn main() {}

// mended
// - #[partial_ignore] n: Option<&u32>
// + #[partial_ignore] n: Option<&mut u32>
