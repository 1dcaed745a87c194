//! [CTX-04] (MIDL2044, MIDL2181) An [in, out] context handle that cannot become none.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, #[inout] file: &mut Self::File) -> Result<()>;
}

fn main() {}

// mended
// - #[inout] file: &mut Self::File
// + file: &mut Option<Self::File>
