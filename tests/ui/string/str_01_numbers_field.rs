//! [STR-01] (MIDL2082) A string of 32-bit numbers.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Text {
    #[string]
    pub s: Vec<u32>,
}

fn main() {}
