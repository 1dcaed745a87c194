//! [IFC-13] (MIDL2072) A size on a pointer to one value.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub m: Box<u32>,
}

fn main() {}
