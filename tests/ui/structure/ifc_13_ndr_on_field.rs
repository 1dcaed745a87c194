//! `ndr` on a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[ndr(crate = "rpc_runtime")]
    pub a: u32,
}

fn main() {}

// mended
// - #[ndr(crate = "rpc_runtime")]
