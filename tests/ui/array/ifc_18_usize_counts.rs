//! [IFC-18] A number that counts, whose width is the machine's: one error, and not another that it cannot count.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: usize, #[size_is(n)] a: &[u8]) -> Result<()>;
}

fn main() {}

// mended
// - n: usize
// + n: u32
