//! [LEN-01] A count that keeps itself, through an alias.

use rpc_runtime::prelude::*;

pub type Count = Len<u32>;

#[derive(Ndr)]
pub struct Packet {
    pub count: Count,
    #[size_is(count)]
    pub list: Vec<u16>,
}

fn main() {}

// mended
// - count: Count
// + count: Len<u32>
