//! [ARR-18] (MIDL2059) A count of 64 bits, through an alias.

use rpc_runtime::prelude::*;

pub type N = u64;

#[derive(Ndr)]
pub struct Packet {
    pub n: N,
    #[size_is(n)]
    pub bytes: Vec<u8>,
}

fn main() {}
