//! [ARR-25] A structure that ends in a conformant array, under the name of a number.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

pub mod own {
    #[allow(non_camel_case_types)]
    pub type u32 = super::Packet;
}

#[derive(Ndr)]
pub struct Both {
    pub packet: own::u32,
    pub more: u64,
}

fn main() {}
