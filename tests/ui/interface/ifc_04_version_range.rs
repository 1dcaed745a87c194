//! [IFC-04] (MIDL2152) A version beyond 65535.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "70000.1")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
