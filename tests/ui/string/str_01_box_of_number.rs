//! [STR-01] (MIDL2072) `string` on a pointer to a number.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Text {
    #[string]
    pub s: Box<u8>,
}

fn main() {}
