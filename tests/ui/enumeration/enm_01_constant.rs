//! [ENM-01] A value that has no room in 16 bits, through a constant.

use rpc_runtime::prelude::*;

pub const BIG: isize = 40000;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = BIG,
}

fn main() {}
