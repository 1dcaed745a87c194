//! [PTR-25] (MIDL2164) Two structures that are recursive through reference pointers.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct A {
    pub b: Box<B>,
}

#[derive(Ndr)]
pub struct B {
    pub a: Box<A>,
}

fn main() {}
