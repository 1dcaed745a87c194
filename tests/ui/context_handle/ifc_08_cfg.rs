//! [IFC-08] A type of context handles that is there sometimes.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[cfg(unix)]
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
}

fn main() {}

// mended
// - #[cfg(unix)]
// -     #[context_handle]
// + #[context_handle]
