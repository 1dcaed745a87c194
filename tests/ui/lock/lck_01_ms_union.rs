//! [LCK-01] A union that is marked `ms_union` now: its arms stand elsewhere.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0xf05fbbeb)]
#[switch_type(u16)]
#[ms_union]
pub enum Value {
    #[case(1)]
    Number(u32),
    #[case(2, 3)]
    Text(Option<String>),
    #[case(default)]
    Nothing,
}

fn main() {}
