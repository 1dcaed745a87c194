//! [ENM-01] A value that has no room in 16 bits.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = 40000,
}

fn main() {}
