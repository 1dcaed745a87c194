//! [IFC-18] A structure that does not derive `Ndr`.

use rpc_runtime::prelude::*;

pub struct Inner {
    pub a: u32,
}

#[derive(Ndr)]
pub struct Outer {
    pub inner: Inner,
}

fn main() {}
