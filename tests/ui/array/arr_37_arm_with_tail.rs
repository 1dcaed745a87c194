//! [ARR-37] (MIDL2171) A union's arm is a structure that ends in a conformant array.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Any {
    #[case(1)]
    Packet(Packet),
    #[case(2)]
    Nothing,
}

fn main() {}
