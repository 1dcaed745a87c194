//! [ENM-03] An enum without values.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum Colour {
    #[other]
    Other(u16),
}

fn main() {}

// mended
// - #[other]
// + Red,
// +     #[other]
