//! [UNI-01] (MIDL2143) A Rust union.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub union U {
    pub a: u32,
    pub b: f32,
}

fn main() {}

// mended
// - pub union U {
// -     pub a: u32,
// -     pub b: f32,
// + #[switch_type(u16)]
// + pub enum U {
// +     #[case(1)] A(u32),
// +     #[case(2)] B(f32),
