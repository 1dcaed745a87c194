//! [LCK-01] A field of a structure, which a procedure has, was a `u16`: that is one error, and one number to be written.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0x085b963b)]
pub struct Point {
    pub x: u32,
    pub y: u32,
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(
        name = 0x92c21b82,
        draw = 0x029d16d1,
    )
)]
pub trait Test {
    async fn name(&self, s: &str) -> Result<()>;
    async fn draw(&self, n: u32, #[size_is(n)] points: &[Point]) -> Result<()>;
}

fn main() {}
