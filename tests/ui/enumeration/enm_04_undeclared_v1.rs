//! [ENM-04] Nothing says what happens to an undeclared value.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[v1_enum]
pub enum Colour {
    Red,
    Green,
}

fn main() {}

// mended
// - Green,
// + Green,
// +     #[other] Other(u32),
