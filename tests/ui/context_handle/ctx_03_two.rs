//! [CTX-03] (MIDL2045) Two attributes of data on a context handle.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, #[unique] #[string] file: &mut Self::File) -> Result<()>;
}

fn main() {}

// mended
// - #[unique] #[string] 
