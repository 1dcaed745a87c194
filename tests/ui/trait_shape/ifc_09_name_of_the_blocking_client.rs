//! [IFC-09] A method with the name of a function of the generated blocking client.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn over(&self) -> Result<()>;
}

fn main() {}

// mended
// - over
// + open
