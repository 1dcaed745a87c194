//! [IFC-13] `ms_union` says no alignment: it is that of the widest arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
#[ms_union(8)]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - #[ms_union(8)]
// + #[ms_union]
