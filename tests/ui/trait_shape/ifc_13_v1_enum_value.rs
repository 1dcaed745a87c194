//! [IFC-13] `v1_enum` takes no value.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[v1_enum = 1]
#[closed]
pub enum Colour {
    Red,
}

fn main() {}

// mended
// - #[v1_enum = 1]
// + #[v1_enum]
