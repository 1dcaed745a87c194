//! [PTR-27] (MIDL2222) A pointer attribute on an array in a structure, behind an alias.

use rpc_runtime::prelude::*;

pub type Digest = [u8; 16];

#[derive(Ndr)]
pub struct Packet {
    #[unique]
    pub digest: Digest,
}

fn main() {}
