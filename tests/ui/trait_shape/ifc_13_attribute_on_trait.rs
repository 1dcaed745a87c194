//! [IFC-13] (MIDL2072) An attribute of a parameter on the interface.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
#[unique]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
