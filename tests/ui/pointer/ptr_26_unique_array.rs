//! [PTR-27] (MIDL2222) `unique` on an array in line.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    #[unique]
    pub a: [u8; 4],
}

fn main() {}
