//! [IFC-18] A generic interface.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test<T> {
    async fn f(&self, value: T) -> Result<()>;
}

fn main() {}

// mended
// - Test<T>
// + Test
// - value: T
// + value: u32
