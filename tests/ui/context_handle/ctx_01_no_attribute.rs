//! [CTX-01] (MIDL2176) A type of context handles that is not marked as one.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
}

fn main() {}

// mended
// - type File: Context;
// + #[context_handle]
// +     type File: Context;
