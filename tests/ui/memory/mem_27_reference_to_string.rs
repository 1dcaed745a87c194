//! [MEM-27] A reference to what owns.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S<'a> {
    pub name: &'a String,
}

fn main() {}

// mended
// - &'a String
// + &'a str
