//! [CTX-10] A context handle that no method opens.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn close(&self, file: Self::File) -> Result<()>;
}

fn main() {}

// mended
// - async fn close
// + async fn open(&self) -> Result<Self::File>;
// +     async fn close
