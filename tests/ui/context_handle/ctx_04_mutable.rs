//! [CTX-04] (MIDL2044, MIDL2181) An [out] context handle that is there before.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, #[out] file: &mut Self::File) -> Result<()>;
}

fn main() {}

// mended
// - #[out] file: &mut Self::File
// + #[out] file: &mut Option<Self::File>
