//! [IFC-09] (MIDL2003) Two parameters with one name.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, n: u16) -> Result<()>;
}

fn main() {}

// mended
// - n: u16
// + m: u16
