//! [LCK-01] A field of a parameter's structure has become wider: it was `u16`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Point {
    pub x: u32,
    pub y: u16,
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(
        name = 0x9ffab361,
        draw = 0x11111111,
    )
)]
pub trait Test {
    async fn name(&self, s: &str) -> Result<()>;
    async fn draw(&self, n: u32, #[size_is(n)] points: &[Point]) -> Result<()>;
}

fn main() {}
