//! [IFC-18] A tuple has no wire form.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: (u32, u16),
}

fn main() {}

// mended
// - (u32, u16),
// - }
// + Pair,
// + }
// +
// + #[derive(Ndr)]
// + pub struct Pair {
// +     pub a: u32,
// +     pub b: u16,
// + }
