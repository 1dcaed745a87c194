//! [ENM-02] `switch_type` on a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub struct Node {
    pub a: u32,
}

fn main() {}

// mended
// - #[switch_type(u16)]
