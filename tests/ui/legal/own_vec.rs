//! Types of the user's own that have names of std's.

use rpc_runtime::prelude::*;

/// A vector as mathematics has it.
#[derive(Ndr, Clone, Copy)]
pub struct Vec {
    pub x: f32,
    pub y: f32,
}

pub mod generic {
    use rpc_runtime::prelude::*;

    #[derive(Ndr, Clone, Copy)]
    pub struct Vec<T> {
        pub x: T,
        pub y: T,
    }

    #[derive(Ndr)]
    pub struct Line {
        pub from: self::Vec<u32>,
        pub to: super::generic::Vec<u32>,
    }
}

#[derive(Ndr)]
pub struct Line {
    pub from: Vec,
    pub to: Vec,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, line: &Line, by: Vec) -> Result<Vec>;
    async fn g(&self, #[out] line: &mut generic::Line) -> Result<()>;
}

fn main() {}
