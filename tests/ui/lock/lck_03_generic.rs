//! [LCK-03] A generic structure with a bound: no argument can stand for all.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0)]
pub struct Pair<T: Copy> {
    pub a: T,
    pub b: T,
}

fn main() {}

// mended
// - T: Copy
// + T
// - #[wire_lock(0)]
// + #[wire_lock(0xd2971c88)]
