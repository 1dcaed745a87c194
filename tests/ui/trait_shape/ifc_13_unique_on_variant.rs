//! [IFC-13] (MIDL2072) `unique` on a variant.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    #[unique]
    Red,
}

fn main() {}

// mended
// - #[unique]
