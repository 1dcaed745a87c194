//! [IFC-13] (MIDL2176) A context handle that is marked where it is used, as in IDL.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[context_handle] h: &u32) -> Result<()>;
}

fn main() {}

// mended
// - async fn f(&self, #[context_handle] h: &u32) -> Result<()>;
// + #[context_handle] type File: Context;
// +     async fn open(&self) -> Result<Self::File>;
// +     async fn f(&self, h: &Self::File) -> Result<()>;
