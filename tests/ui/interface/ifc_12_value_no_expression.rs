//! [IFC-12] What is there twice, and what is not known, whatever its value is.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", uuid = pub, verson = pub)]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - , uuid = pub
// +
// - verson = pub
// + version = "1.0"
