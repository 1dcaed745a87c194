//! [ARR-37] (MIDL2171) A union's arm is an array that has its size elsewhere.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Any {
    #[case(1)]
    Bytes(#[size_is(4)] Option<Vec<u8>>),
    #[case(2)]
    Nothing,
}

fn main() {}

// mended
// - #[derive(Ndr)]
// + #[derive(Ndr)]
// + pub struct Sized {
// +     pub n: u32,
// +     #[size_is(n)]
// +     pub bytes: Option<Vec<u8>>,
// + }
// +
// + #[derive(Ndr)]
// - #[size_is(4)] Option<Vec<u8>>
// + Sized
