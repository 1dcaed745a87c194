//! A field that is there only sometimes.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: u32,
    #[cfg(windows)]
    pub b: u32,
}

fn main() {}
