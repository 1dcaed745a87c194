//! [UNI-11] (MIDL2171) An array whose size nothing in the arm could hold.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(#[size_is(n)] Option<Vec<u8>>),
}

fn main() {}

// mended
// - A(#[size_is(n)] Option<Vec<u8>>),
// - }
// + A(Bytes),
// + }
// +
// + #[derive(Ndr)]
// + pub struct Bytes {
// +     pub n: u32,
// +     #[size_is(n)]
// +     pub bytes: Option<Vec<u8>>,
// + }
