//! [IFC-13] (MIDL2072) `size_is` on an enum.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
#[size_is(4)]
pub enum Colour {
    Red,
}

fn main() {}

// mended
// - #[size_is(4)]
