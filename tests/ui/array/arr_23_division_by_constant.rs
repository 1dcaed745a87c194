//! [ARR-23] (MIDL2031) A division by a constant that comes to zero.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n / (2 - 2))] bytes: &[u8]) -> Result<()>;
}

fn main() {}
