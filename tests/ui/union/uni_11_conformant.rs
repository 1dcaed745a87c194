//! [ARR-37] (MIDL2171) A conformant structure as an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(Packet),
}

fn main() {}
