//! What to write instead: rules of wire locks.

use rpc_runtime::prelude::*;

// [LCK-01] right, for lock/lck_01_field
// A wire form that is locked is as it was; what is meant to change changes its number, too.
#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(name = 0x92c21b82, draw = 0x029d16d1,)
)]
pub trait Shapes {
    async fn name(&self, s: &str) -> Result<()>;
    async fn draw(&self, n: u32, #[size_is(n)] points: &[Point]) -> Result<()>;
}
// end

#[derive(Ndr)]
#[wire_lock(0x085b963b)]
pub struct Point {
    pub x: u32,
    pub y: u16,
}

// [LCK-02] right, for lock/lck_02_open
// Each type of what is locked has a lock of its own.
#[derive(Ndr)]
#[wire_lock(0xf1f94f9f)]
pub struct Node {
    pub value: u32,
    pub next: Option<Box<Node>>,
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(push = 0x108c6fd3)
)]
pub trait Stack {
    async fn push(&self, list: Option<Box<Node>>) -> Result<()>;
}
// end

// [LCK-03] right, for lock/lck_03_generic
// The lock of a generic type keeps where its parameters stand, whatever they are: they have no bounds.
#[derive(Ndr)]
#[wire_lock(0xd2971c88)]
pub struct Pair<T> {
    pub a: T,
    pub b: T,
}
// end

fn main() {}
