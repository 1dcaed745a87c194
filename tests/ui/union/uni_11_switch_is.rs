//! [UNI-11] (MIDL2221) A union in an arm, whose discriminant would have to stand beside it.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Inner {
    #[case(1)]
    A(u32),
    #[case(default)]
    Other,
}

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(#[switch_is(level)] Inner),
}

fn main() {}

// mended
// - A(#[switch_is(level)] Inner),
// - }
// + A(Leveled),
// + }
// +
// + #[derive(Ndr)]
// + pub struct Leveled {
// +     pub level: u16,
// +     #[switch_is(level)]
// +     pub inner: Inner,
// + }
