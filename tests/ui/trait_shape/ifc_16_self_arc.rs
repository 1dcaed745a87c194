//! [IFC-16] A receiver of another type.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(self: std::sync::Arc<Self>) -> Result<()>;
}

fn main() {}

// mended
// - self: std::sync::Arc<Self>
// + &self
