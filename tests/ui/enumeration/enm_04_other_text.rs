//! [ENM-04] The variant for undeclared values holds a text.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum Colour {
    Red,
    #[other]
    Other(String),
}

fn main() {}

// mended
// - #[other]
// -     Other(String)
// + #[other] Other(u16)
