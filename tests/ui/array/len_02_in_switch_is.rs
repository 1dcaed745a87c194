//! [LEN-02] A count that keeps itself as a discriminant.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u32)]
pub enum Info {
    #[case(0)]
    None,
    #[case(1)]
    One(u32),
}

#[derive(Ndr)]
pub struct Packet {
    pub count: Len<u32>,
    #[size_is(count)]
    pub list: Vec<u16>,
    #[switch_is(count)]
    pub info: Info,
}

fn main() {}

// mended
// - count: Len<u32>
// + count: u32
