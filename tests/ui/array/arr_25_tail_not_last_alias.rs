//! [ARR-25] (MIDL2055) A conformant array in line that is not the last field, through an alias.

use rpc_runtime::prelude::*;

pub type Bytes = Tail<Vec<u8>>;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Bytes,
    pub last: u8,
}

fn main() {}
