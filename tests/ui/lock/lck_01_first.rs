//! [LCK-01] A lock without numbers: the message says them.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0", wire_lock())]
pub trait Test {
    async fn add(&self, a: u32) -> Result<u32>;
    async fn sub(&self, a: u32) -> Result<u32>;
}

fn main() {}
