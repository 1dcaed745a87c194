//! [CTX-06] (MIDL2268) A returned place for a context handle.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn again(&self) -> Result<&mut Option<Self::File>>;
}

fn main() {}

// mended
// - Result<&mut Option<Self::File>>
// + Result<Option<Self::File>>
