//! [IFC-13] A crate that no import can name.

use rpc_runtime::prelude::*;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    crate = rpc_runtime::<u8>
)]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - crate = rpc_runtime::<u8>
// + crate = "rpc_runtime"
