//! [LCK-01] A number in front of a procedure is not used any more: it has another one.

use rpc_runtime::prelude::*;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(add = 0xd2a3d1f4, sub = 0xd2a3d1f4)
)]
pub trait Test {
    async fn add(&self, a: u32) -> Result<u32>;
    #[opnum(2)]
    async fn sub(&self, a: u32) -> Result<u32>;
}

fn main() {}
