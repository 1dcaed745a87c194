//! [IFC-13] (MIDL2176) Context handles are not supported in this version.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[context_handle] h: &u32) -> Result<()>;
}

fn main() {}

// mended
// - #[context_handle]
