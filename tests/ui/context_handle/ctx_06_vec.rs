//! [CTX-06] (MIDL2268) Several context handles are returned.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn again(&self) -> Result<Vec<Self::File>>;
}

fn main() {}

// mended
// - again(&self) -> Result<Vec<Self::File>>
// + again(&self) -> Result<Self::File>
