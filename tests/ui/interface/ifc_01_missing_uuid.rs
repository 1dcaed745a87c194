//! [IFC-01] (MIDL2079) An interface without a uuid.

use rpc_runtime::prelude::*;

#[rpc_interface(version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[rpc_interface(version = "1.0")]
// + #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
