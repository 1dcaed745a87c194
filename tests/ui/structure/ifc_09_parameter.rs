//! [IFC-09] A type parameter with a name of generated code.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Pair<__A> {
    pub first: __A,
    pub second: __A,
}

fn main() {}

// mended
// - Pair<__A>
// + Pair<A>
// - first: __A
// + first: A
// - second: __A
// + second: A
