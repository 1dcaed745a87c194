//! [IFC-18] (MIDL2139) A raw pointer as a parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, p: *const u32) -> Result<()>;
}

fn main() {}

// mended
// - *const u32
// + Box<u32>
