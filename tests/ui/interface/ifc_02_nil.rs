//! [IFC-02] The nil uuid.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "00000000-0000-0000-0000-000000000000", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - 00000000-0000-0000-0000-000000000000
// + 6b29fc40-ca47-1067-b31d-00dd010662da
