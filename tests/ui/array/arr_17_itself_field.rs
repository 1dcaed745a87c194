//! [ARR-17] A size that names the array itself.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    #[size_is(bytes)]
    pub bytes: Vec<u8>,
}

fn main() {}
