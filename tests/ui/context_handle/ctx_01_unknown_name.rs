//! [CTX-01] A context handle of a type that the interface does not declare.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn close(&self, file: Self::Fiel) -> Result<()>;
}

fn main() {}
