//! [ENM-04] The variant for undeclared values holds 32 bits of 16.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum Colour {
    Red,
    #[other]
    Other(u32),
}

fn main() {}

// mended
// - #[other]
// -     Other(u32)
// + #[other] Other(u16)
