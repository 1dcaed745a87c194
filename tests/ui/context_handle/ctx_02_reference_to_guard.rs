//! [CTX-02] (MIDL2135, MIDL2136) A guard by reference.

use rpc_runtime::ContextGuard;
use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, file: &ContextGuard<'_, Self::File>) -> Result<()>;
}

fn main() {}

// mended
// - file: &ContextGuard<'_, Self::File>
// + file: &Self::File
