//! [IFC-13] (MIDL2377) The attribute of MIDL that says how a context handle is used.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, #[context_handle_serialize] file: &Self::File) -> Result<()>;
}

fn main() {}

// mended
// - #[context_handle_serialize] file: &Self::File
// + file: &mut Self::File
