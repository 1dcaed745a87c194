//! [IFC-13] (MIDL2072) A length on a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Inner {
    pub a: u32,
}

#[derive(Ndr)]
pub struct Outer {
    pub n: u32,
    #[length_is(n)]
    pub inner: Inner,
}

fn main() {}
