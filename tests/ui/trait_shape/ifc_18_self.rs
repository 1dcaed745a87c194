//! [IFC-18] The server itself as an argument.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, other: Self) -> Result<()>;
}

fn main() {}

// mended
// - other: Self
// + other: u32
