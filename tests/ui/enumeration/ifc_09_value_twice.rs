//! Two variants of one value.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = 1,
    Green = 1,
}

fn main() {}
