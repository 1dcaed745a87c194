//! [IFC-13] (MIDL2072) A size on a number, through an alias.

use rpc_runtime::prelude::*;

pub type Number = u32;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub m: Number,
}

fn main() {}
