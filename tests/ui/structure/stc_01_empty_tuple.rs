//! [STC-01] A structure without fields.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node();

fn main() {}

// mended
// - Node()
// + Node(u32)
