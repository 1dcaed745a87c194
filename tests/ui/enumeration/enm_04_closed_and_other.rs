//! [ENM-04] Closed and open.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red,
    #[other]
    Other(u16),
}

fn main() {}

// mended
// - #[closed]
