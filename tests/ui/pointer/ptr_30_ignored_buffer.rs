//! [PTR-30] A buffer of which only is sent whether there is one.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[partial_ignore] p: Option<&mut [u8]>) -> Result<()>;
}

fn main() {}

// mended
// - #[partial_ignore] p: Option<&mut [u8]>
// + #[partial_ignore] p: Option<&mut u8>
