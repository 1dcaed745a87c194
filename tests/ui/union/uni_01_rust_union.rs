//! [UNI-01] (MIDL2143) A Rust union.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub union U {
    pub a: u32,
    pub b: f32,
}

fn main() {}
