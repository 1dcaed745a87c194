//! [IFC-09] A parameter with a name that stubs use for handles.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, __held_file: &Self::File) -> Result<()>;
}

fn main() {}

// mended
// - __held_file
// + file
