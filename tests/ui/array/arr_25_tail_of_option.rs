//! [ARR-25] A tail that may be null.

use rpc_runtime::prelude::*;
use rpc_runtime::Tail;

#[derive(Ndr)]
pub struct S {
    pub n: u32,
    #[size_is(n)]
    pub tail: Tail<Option<Vec<u32>>>,
}

fn main() {}

// mended
// - Tail<Option<Vec<u32>>>
// + Tail<Vec<u32>>
