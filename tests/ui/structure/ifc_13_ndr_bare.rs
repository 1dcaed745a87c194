//! `ndr` without settings.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[ndr]
pub struct Node {
    pub a: u32,
}

fn main() {}

// mended
// - #[ndr]
// + #[ndr(crate = "rpc_runtime")]
