//! [ENM-01] A value that overflows by counting on.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = 0x7fff_ffff_ffff_ffff,
    Green,
}

fn main() {}

// mended
// - 0x7fff_ffff_ffff_ffff
// + 0x7ffe
