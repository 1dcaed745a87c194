//! [ARR-24] (MIDL2103) A size of 0, where the first field was meant.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S(pub u32, #[size_is(0)] pub Vec<u8>);

fn main() {}

// mended
// - pub struct S(pub u32, #[size_is(0)] pub Vec<u8>);
// + pub struct S {
// +     pub n: u32,
// +     #[size_is(n)]
// +     pub v: Vec<u8>,
// + }
