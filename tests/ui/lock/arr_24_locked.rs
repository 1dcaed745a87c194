//! [ARR-24] (MIDL2103) An array without elements in what is locked: no number is asked of a form that is wrong.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0x11111111)]
pub struct Node {
    pub none: [u8; 0],
}

fn main() {}
