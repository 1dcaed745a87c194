//! [IFC-13] `closed` takes no value.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed(true)]
pub enum Colour {
    Red,
}

fn main() {}

// mended
// - #[closed(true)]
// + #[closed]
