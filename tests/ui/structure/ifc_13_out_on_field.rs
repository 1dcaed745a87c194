//! [IFC-13] (MIDL2072) A direction on a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[out]
    pub a: u32,
}

fn main() {}
