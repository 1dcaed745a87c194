//! [ARR-43] A range whose ends are no integers.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[range(0.5, 1.5)] n: u32) -> Result<()>;
}

fn main() {}
