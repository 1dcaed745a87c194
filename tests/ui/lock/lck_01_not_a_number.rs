//! [LCK-01] A lock that is no number.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock("1.0")]
pub struct Point {
    pub x: u32,
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock("1.0")
)]
pub trait Test {
    async fn draw(&self, point: &Point) -> Result<()>;
}

fn main() {}

// mended
// - #[wire_lock("1.0")]
// + #[wire_lock(0x1b85e166)]
// - wire_lock("1.0")
// + wire_lock(draw = 0xaa9356d4)
