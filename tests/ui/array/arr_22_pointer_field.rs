//! [ARR-22] (MIDL2195) What a field points to, as a size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: Option<Box<u32>>,
    #[size_is(*n)]
    pub bytes: Vec<u8>,
    pub m: Box<u32>,
    #[size_is(*m)]
    pub more: Vec<u8>,
}

fn main() {}
