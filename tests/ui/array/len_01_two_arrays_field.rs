//! [LEN-01] One count that keeps itself, and two arrays.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub count: Len<u32>,
    #[size_is(count)]
    pub names: Vec<WString>,
    #[size_is(count)]
    pub values: Vec<u32>,
}

fn main() {}

// mended
// - count: Len<u32>
// + count: u32
