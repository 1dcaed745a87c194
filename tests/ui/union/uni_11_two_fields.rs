//! [UNI-11] An arm of two fields.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32, u16),
}

fn main() {}

// mended
// - A(u32, u16),
// - }
// + A(Two),
// + }
// +
// + #[derive(Ndr)]
// + pub struct Two {
// +     pub a: u32,
// +     pub b: u16,
// + }
