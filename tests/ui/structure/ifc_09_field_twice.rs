//! [IFC-09] Two fields of one name: rustc's own error.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    pub n: u32,
    pub n: u16,
}

fn main() {}
