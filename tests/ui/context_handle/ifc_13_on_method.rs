//! [IFC-13] (MIDL2072) The attribute of context handles on a method.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    async fn f(&self) -> Result<u32>;
}

fn main() {}

// mended
// - #[context_handle]
// -     async fn f(&self) -> Result<u32>;
// + #[context_handle]
// +     type File: Context;
// +     async fn f(&self) -> Result<Self::File>;
// +     async fn g(&self, file: &Self::File) -> Result<()>;
