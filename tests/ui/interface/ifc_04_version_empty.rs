//! [IFC-04] (MIDL2152) An empty version.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
