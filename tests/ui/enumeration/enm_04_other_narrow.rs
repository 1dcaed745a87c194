//! [ENM-04] The variant for undeclared values is too narrow.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum Colour {
    Red,
    #[other]
    Other(u8),
}

fn main() {}

// mended
// - #[other]
// -     Other(u8)
// + #[other] Other(u16)
