//! [UNI-01] (MIDL2243) A Rust union in a structure.

use rpc_runtime::prelude::*;

#[derive(Clone, Copy)]
pub union R {
    pub a: u32,
    pub b: f32,
}

#[derive(Ndr)]
pub struct Node {
    pub r: R,
}

fn main() {}
