//! [STC-02] A packed structure that borrows.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[repr(packed)]
pub struct Node<'a> {
    pub a: u8,
    pub b: Option<&'a u32>,
}

fn main() {}

// mended
// - #[repr(packed)]
