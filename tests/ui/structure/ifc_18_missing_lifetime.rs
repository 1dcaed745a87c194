//! [IFC-18] A reference without a lifetime: rustc's own error.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    pub name: &str,
}

fn main() {}
