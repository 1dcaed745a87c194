//! [ENM-04] Two variants for undeclared values.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum Colour {
    Red,
    #[other]
    Other(u16),
    #[other]
    More(u16),
}

fn main() {}

// mended
// - #[other]
// -     More(u16),
