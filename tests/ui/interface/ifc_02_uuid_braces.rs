//! [IFC-02] (MIDL2088) A uuid in braces.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "{6b29fc40-ca47-1067-b31d-00dd010662da}", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - {6b29fc40-ca47-1067-b31d-00dd010662da}
// + 6b29fc40-ca47-1067-b31d-00dd010662da
