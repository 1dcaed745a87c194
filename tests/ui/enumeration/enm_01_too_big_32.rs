//! [ENM-01] A value that has no room in 32 bits.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[v1_enum]
#[closed]
pub enum Colour {
    Red = 0x1_0000_0000,
}

fn main() {}
