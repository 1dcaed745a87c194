//! [CTX-32] A context that a method may have alone later, beside another handle.

use rpc_runtime::ContextGuard;
use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, file: ContextGuard<'_, Self::File>, other: &Self::File) -> Result<()>;
}

fn main() {}

// mended
// - file: ContextGuard<'_, Self::File>
// + file: &mut Self::File
