//! [PTR-26] An optional structure in line.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Inner {
    pub a: u32,
}

#[derive(Ndr)]
pub struct Outer {
    pub inner: Option<Inner>,
}

fn main() {}
