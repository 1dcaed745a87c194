//! [IFC-18] An interface with a lifetime.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test<'a> {
    async fn f(&self, value: &'a u32) -> Result<()>;
}

fn main() {}

// mended
// - Test<'a>
// + Test
// - &'a u32
// + &u32
