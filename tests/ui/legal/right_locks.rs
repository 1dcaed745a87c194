//! What is right where `tests/ui/lock` is wrong. The numbers are those that users keep: they stay as they are,
//! and are the same for each way of writing what travels.

use rpc_runtime::prelude::*;

// [LCK-01] right, for lock/lck_01_field
// A wire form that is locked is as it was; what is meant to change changes its number, too.
#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(name = 0x9ffab361, draw = 0xf7ba8a56,)
)]
pub trait Shapes {
    async fn name(&self, s: &str) -> Result<()>;
    async fn draw(&self, n: u32, #[size_is(n)] points: &[Point]) -> Result<()>;
}
// end

#[derive(Ndr)]
pub struct Point {
    pub x: u32,
    pub y: u16,
}

// [LCK-02] right, for lock/lck_02_open
// What pointers lead to is locked by a lock of its own.
#[derive(Ndr)]
#[wire_lock(0xdcc1e2cd)]
pub struct Node {
    pub value: u32,
    pub next: Option<Box<Node>>,
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(push = 0x842fe29d)
)]
pub trait Stack {
    async fn push(&self, list: Option<Box<Node>>) -> Result<()>;
}
// end

// [LCK-03] right, for lock/lck_03_generic
// A lock is one wire form's: a generic type has several.
#[derive(Ndr)]
#[wire_lock(0xc361d824)]
pub struct Pair {
    pub a: u32,
    pub b: u32,
}
// end

/// As `Shapes` and `Stack`, with other owners, lifetimes, names and methods' forms.
pub mod another {
    use super::*;

    pub type Number = i32;

    #[derive(Ndr)]
    pub struct Position {
        pub east: Number,
        pub north: i16,
    }

    #[derive(Ndr)]
    #[wire_lock(0xdcc1e2cd)]
    pub struct Item<'a> {
        pub number: Number,
        pub rest: Option<&'a Item<'a>>,
    }

    #[derive(Ndr)]
    #[wire_lock(0x9d23e961)]
    #[switch_type(u16)]
    pub enum Value {
        #[case(1)]
        Number(u32),
        #[case(2, 3)]
        Text(#[unique] Option<String>),
        #[case(default)]
        Nothing,
    }

    #[derive(Ndr)]
    #[wire_lock(0x4f85ce30)]
    #[repr(u16)]
    pub enum Colour {
        Red,
        Green = 5,
        #[other]
        Other(u16),
    }

    #[rpc_interface(
        uuid = "6b29fc40-ca47-1067-b31d-00dd010662db",
        version = "1.0",
        wire_lock(
            name = 0x9ffab361,
            draw = 0xf7ba8a56,
            push = 0x842fe29d,
            mix = 0xf168e9a0,
            sum = 0xb5b0f306
        )
    )]
    pub trait All {
        fn name(&self, text: String) -> Result<()>;
        async fn draw(&self, count: u32, #[size_is(count)] all: Vec<Position>) -> Result<()>;
        async fn push(&self, items: Option<&Item<'_>>) -> Result<()>;
        async fn mix(
            &self,
            level: u16,
            #[switch_is(level)] value: &Value,
            #[range(0, 8)] n: u32,
            #[out]
            #[size_is(n)]
            colours: &mut [Colour],
        ) -> Result<f64>;
        #[opnum(8)]
        async fn sum(&self, numbers: PipeReader<u32>) -> Result<u64>;
    }
}

fn main() {}
