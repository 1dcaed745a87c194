//! [IFC-16] `&mut self`: methods run at the same time.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&mut self) -> Result<()>;
}

fn main() {}

// mended
// - (&mut self)
// + (&self)
