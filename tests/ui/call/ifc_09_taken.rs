//! [IFC-09] A name of the client's own.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn in_order(&self) -> Result<()>;
}

fn main() {}

// mended
// - in_order
// + in_their_order
