//! [ENM-04] The variant for undeclared values holds nothing.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum Colour {
    Red,
    #[other]
    Other,
}

fn main() {}

// mended
// - #[other]
// -     Other,
// + #[other] Other(u16),
