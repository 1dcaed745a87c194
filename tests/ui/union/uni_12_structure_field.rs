//! [UNI-12] (MIDL2190) `switch_is` on a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Inner {
    pub a: u32,
}

#[derive(Ndr)]
pub struct Outer {
    pub level: u16,
    #[switch_is(level)]
    pub inner: Inner,
}

fn main() {}
