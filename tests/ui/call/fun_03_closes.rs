//! [FUN-03] (MIDL2288) A call that is not answered, and closes a context handle, which comes back as none.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    #[maybe]
    async fn close(&self, file: Self::File) -> Result<()>;
}

fn main() {}

// mended
// - #[maybe]
