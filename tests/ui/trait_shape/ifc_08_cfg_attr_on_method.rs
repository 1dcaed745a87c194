//! [IFC-08] `cfg_attr` on a method.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[cfg_attr(windows, deprecated)]
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[cfg_attr(windows, deprecated)]
