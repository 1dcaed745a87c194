//! [PTR-29] What a full pointer with a size points to is an array in line.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Test<'a> {
    pub n: u8,
    #[ptr]
    #[size_is(n)]
    pub numbers: Option<Full<'a, &'a [u32]>>,
}

fn main() {}
