//! [IFC-12] (MIDL2096) Two uuids.

use rpc_runtime::prelude::*;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662db",
    version = "1.0"
)]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - uuid = "6b29fc40-ca47-1067-b31d-00dd010662db",
