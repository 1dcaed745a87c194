//! [IFC-18] A type of context handles that is there already.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context = u32;
    async fn open(&self) -> Result<Self::File>;
}

fn main() {}

// mended
// - type File: Context = u32;
// + type File: Context;
