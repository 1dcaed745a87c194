//! [CTX-04] (MIDL2044, MIDL2181) An [out] context handle by value that may be none.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, #[out] file: Option<Self::File>) -> Result<()>;
}

fn main() {}

// mended
// - #[out] file: Option<Self::File>
// + #[out] file: &mut Option<Self::File>
