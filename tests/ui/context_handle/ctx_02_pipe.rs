//! [CTX-02] (MIDL2317) A pipe of context handles.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, files: PipeReader<Self::File>) -> Result<()>;
}

fn main() {}

// mended
// - files: PipeReader<Self::File>
// + file: &Self::File, numbers: PipeReader<u32>
