//! [PTR-23] An [out] array of reference pointers: it would have to start with null.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] a: &mut [Box<u32>; 10]) -> Result<()>;
}

fn main() {}
