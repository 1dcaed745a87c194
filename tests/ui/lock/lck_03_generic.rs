//! [LCK-03] A generic structure has a wire form for each of its arguments.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0)]
pub struct Pair<T> {
    pub a: T,
    pub b: T,
}

fn main() {}

// mended
// - #[wire_lock(0)]
// +
