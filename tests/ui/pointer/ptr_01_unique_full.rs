//! [PTR-01] `unique` on a full pointer.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S<'a> {
    #[unique]
    pub p: Option<Full<'a, u32>>,
}

fn main() {}

// mended
// - #[unique]
// + #[ptr]
