//! [ARR-27] An array of which a part is transmitted, of arrays of which a part is.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Rows {
    pub n: u32,
    pub m: u32,
    pub k: u32,
    #[size_is(n)]
    #[length_is(m, k)]
    pub rows: Vec<[u16; 4]>,
}

fn main() {}
