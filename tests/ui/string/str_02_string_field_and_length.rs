//! [STR-02] (MIDL2075) A `String` with a length.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Text {
    pub n: u32,
    #[length_is(n)]
    pub s: String,
}

fn main() {}
