//! [PTR-16] `ptr` on a pointer that owns.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S<'a> {
    #[ptr]
    pub p: Option<Box<u32>>,
    pub q: &'a u32,
}

fn main() {}

// mended
// - Option<Box<u32>>
// + Option<Full<'a, u32>>
