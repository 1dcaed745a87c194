//! [ARR-18] (MIDL2059) A constant that is no integer.

use rpc_runtime::prelude::*;

pub const N: &str = "4";

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[size_is(N)] a: &[u8]) -> Result<()>;
}

fn main() {}
