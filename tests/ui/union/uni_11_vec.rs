//! [UNI-11] (MIDL2171) An array without a size as an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(Option<Vec<u8>>),
}

fn main() {}

// mended
// -     A(Option<Vec<u8>>),
// +     A(Bytes),
// - fn main() {}
// + #[derive(Ndr)]
// + pub struct Bytes {
// +     pub n: u32,
// +     #[size_is(n)]
// +     pub v: Option<Vec<u8>>,
// + }
// + 
// + fn main() {}
