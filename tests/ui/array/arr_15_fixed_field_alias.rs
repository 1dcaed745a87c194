//! [ARR-15] (MIDL2299) `size_is` on a fixed array, through an alias.

use rpc_runtime::prelude::*;

pub type Four = [u8; 4];

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Four,
}

fn main() {}
