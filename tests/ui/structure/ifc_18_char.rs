//! [IFC-18] `char` has no wire form.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: char,
}

fn main() {}

// mended
// - a: char
// + a: u16
