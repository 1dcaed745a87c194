//! [IFC-14] A generic method.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<T>(&self, value: T) -> Result<()>;
}

fn main() {}

// mended
// - <T>
// +
// - value: T
// + value: u32
