//! [LCK-01] An arm of a union that has a range now: values are refused that were taken.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0xfb80d4e3)]
#[switch_type(u16)]
pub enum Value {
    #[case(1)]
    Number(#[range(0, 64)] u32),
    #[case(2)]
    Small(u16),
}

fn main() {}
