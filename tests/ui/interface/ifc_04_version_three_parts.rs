//! [IFC-04] (MIDL2152) A version of three numbers.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.2.3")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
