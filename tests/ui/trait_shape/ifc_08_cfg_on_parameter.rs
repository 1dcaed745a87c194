//! [IFC-08] `cfg` on a parameter would change what is on the wire.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[cfg(windows)] n: u32) -> Result<()>;
}

fn main() {}

// mended
// - #[cfg(windows)]
