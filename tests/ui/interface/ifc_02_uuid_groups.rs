//! [IFC-02] (MIDL2088) A uuid that is not written 8-4-4-4-12.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40ca471067b31d00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - 6b29fc40ca471067b31d00dd010662da
// + 6b29fc40-ca47-1067-b31d-00dd010662da
