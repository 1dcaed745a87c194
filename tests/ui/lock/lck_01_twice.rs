//! [LCK-01] A procedure that is locked twice.

use rpc_runtime::prelude::*;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(add = 0xd2a3d1f4, add = 0xd2a3d1f4)
)]
pub trait Test {
    async fn add(&self, a: u32) -> Result<u32>;
}

fn main() {}

// mended
// - add = 0xd2a3d1f4, add = 0xd2a3d1f4
// + add = 0xd2a3d1f4
