//! [ARR-43] A range of a string that is a union arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(#[range(0, 64)] Option<WString>),
}

fn main() {}

// mended
// - #[derive(Ndr)]
// + #[derive(Ndr)]
// + pub struct Text {
// +     #[range(0, 64)]
// +     pub text: Option<WString>,
// + }
// +
// + #[derive(Ndr)]
// - #[range(0, 64)] Option<WString>
// + Text
