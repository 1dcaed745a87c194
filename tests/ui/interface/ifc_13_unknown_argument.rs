//! [IFC-13] An argument that there is not: the near name is suggested.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", verzion = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - verzion
// + version
