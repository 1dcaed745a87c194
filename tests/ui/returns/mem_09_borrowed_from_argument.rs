//! [MEM-09] A returned borrow from an argument.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, n: &'a u32) -> Result<Option<&'a u32>>;
}

fn main() {}

// mended
// - Result<Option<&'a u32>>
// + Result<Option<Box<u32>>>
