//! [IFC-18] A structure that does not derive `Ndr`, behind a pointer.

use rpc_runtime::prelude::*;

pub struct Inner {
    pub a: u32,
}

#[derive(Ndr)]
pub struct Outer {
    pub inner: Option<Box<Inner>>,
}

fn main() {}
