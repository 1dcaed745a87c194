//! [IFC-08] `cfg` on a method would shift the numbers of the methods behind it.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[cfg(windows)]
    async fn f(&self) -> Result<()>;
    async fn g(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[cfg(windows)]
