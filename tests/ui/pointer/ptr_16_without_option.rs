//! [PTR-16] A full pointer without its null.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S<'a> {
    #[ptr]
    pub p: Full<'a, u32>,
}

fn main() {}

// mended
// - Full<'a, u32>
// + Option<Full<'a, u32>>
