//! A conformant string at a structure's end, and a part of an array.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Text {
    pub s: Tail<String>,
}

#[derive(Ndr)]
pub struct Sized<'a> {
    pub n: u8,
    #[size_is(n)]
    pub s: Tail<&'a WStr>,
}

#[derive(Ndr)]
pub struct Part {
    pub n: u8,
    pub m: u8,
    #[size_is(n)]
    #[length_is(m)]
    pub part: Tail<Vec<u16>>,
}

fn main() {}
