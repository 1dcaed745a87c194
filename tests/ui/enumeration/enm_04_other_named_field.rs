//! The variant for undeclared values has a named field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum Colour {
    Red,
    #[other]
    Other {
        value: u16,
    },
}

fn main() {}

// mended
// - #[other]
// -     Other {
// -         value: u16,
// -     }
// + #[other] Other(u16)
