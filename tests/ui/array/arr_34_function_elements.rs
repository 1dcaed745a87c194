//! [ARR-34] (MIDL2130) Elements that are functions.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Block {
    pub a: [fn(); 3],
}

fn main() {}
