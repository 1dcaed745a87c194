//! [IFC-18] A `char` has no wire form.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, c: char) -> Result<()>;
}

fn main() {}

// mended
// - c: char
// + c: u32
