//! [IFC-15] (MIDL2231) An interface without procedures.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {}

fn main() {}

// mended
// - trait Test {}
// + trait Test {
// +     async fn f(&self) -> Result<()>;
// + }
