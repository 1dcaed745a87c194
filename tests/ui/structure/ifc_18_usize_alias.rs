//! [IFC-18] (MIDL2240) `usize` has another width elsewhere, through an alias.

use rpc_runtime::prelude::*;

pub type Size = usize;

#[derive(Ndr)]
pub struct Node {
    pub a: Size,
}

fn main() {}
