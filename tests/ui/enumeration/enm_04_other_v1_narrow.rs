//! [ENM-04] The variant for undeclared values of a 32-bit enum holds 16 bits.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[v1_enum]
pub enum Colour {
    Red,
    #[other]
    Other(u16),
}

fn main() {}

// mended
// - #[other]
// -     Other(u16)
// + #[other] Other(u32)
