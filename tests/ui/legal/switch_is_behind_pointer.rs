//! A pointer to a union in a structure: `[switch_is(level)] INFO *info`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Info {
    #[case(1)]
    A(u32),
}

#[derive(Ndr)]
pub struct Outer {
    pub level: u16,
    #[switch_is(level)]
    pub info: Option<Box<Info>>,
}

fn main() {}
