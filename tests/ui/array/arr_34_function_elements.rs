//! [ARR-34] (MIDL2130) Elements that are functions.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub a: [fn(); 3],
}

fn main() {}
