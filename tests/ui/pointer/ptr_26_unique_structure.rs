//! [PTR-26] (MIDL2072) `unique` on a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Inner {
    pub a: u32,
}

#[derive(Ndr)]
pub struct Outer {
    #[unique]
    pub inner: Inner,
}

fn main() {}
