//! [IFC-04] (MIDL2152) A version that is a float: 1.1 and 1.10 would be the same.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = 1.0)]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
