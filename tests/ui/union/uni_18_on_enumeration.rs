//! [IFC-13] (MIDL2072) `ms_union` on an enumeration, which has no arms.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
#[ms_union]
pub enum Level {
    One = 1,
}

fn main() {}

// mended
// - #[ms_union]
