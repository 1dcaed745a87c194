//! [IFC-18] A string in line.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Text {
    pub s: Tail<String>,
}

fn main() {}
