//! [IFC-18] A type that is left to be inferred: rustc's own error.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    pub n: _,
}

fn main() {}
