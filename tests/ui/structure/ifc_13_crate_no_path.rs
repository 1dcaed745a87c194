//! [IFC-13] A crate that no import can name.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[ndr(crate = "rpc_runtime<u8>")]
pub struct Node {
    pub a: u32,
}

#[derive(Ndr)]
#[ndr(crate = "Self")]
pub struct Other {
    pub a: u32,
}

fn main() {}

// mended
// - rpc_runtime<u8>
// + rpc_runtime
// - crate = "Self"
// + crate = "rpc_runtime"
