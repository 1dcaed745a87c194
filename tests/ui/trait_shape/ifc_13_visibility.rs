//! [IFC-13] A visibility in a trait.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    pub async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - pub async fn
// + async fn
