//! A string in a fixed array: `[string] char name[16]`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Text {
    #[string]
    pub name: [u8; 16],
}

fn main() {}
