//! A setting of the derive that there is not.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[ndr(krate = "rpc_runtime")]
pub struct Node {
    pub a: u32,
}

fn main() {}

// mended
// - krate
// + crate
