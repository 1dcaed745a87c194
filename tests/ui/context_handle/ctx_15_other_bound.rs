//! [CTX-15] A context handle whose type has other bounds.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Send + Sync;
    async fn open(&self) -> Result<Self::File>;
}

fn main() {}

// mended
// - type File: Send + Sync;
// + type File: Context;
