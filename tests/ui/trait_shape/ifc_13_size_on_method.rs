//! [IFC-13] (MIDL2176) A parameter's attribute on the method: one error.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[size_is(n)]
    async fn f(&self, n: u32, v: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// -     #[size_is(n)]
// + 
// - v: &[u8]
// + #[size_is(n)] v: &[u8]
