//! [IFC-01] (MIDL2079) An interface without arguments.

use rpc_runtime::prelude::*;

#[rpc_interface]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[rpc_interface]
// + #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
