//! [ARR-34] (MIDL2136) Elements that are binding handles.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub bindings: [Binding; 3],
}

fn main() {}
