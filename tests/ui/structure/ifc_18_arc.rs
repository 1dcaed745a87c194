//! [IFC-18] A shared pointer.

use rpc_runtime::prelude::*;

use std::sync::Arc;

#[derive(Ndr)]
pub struct Node {
    pub a: Option<Arc<u32>>,
}

fn main() {}

// mended
// - Option<Arc<u32>>
// + Option<Box<u32>>
