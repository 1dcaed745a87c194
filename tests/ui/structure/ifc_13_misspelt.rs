//! A misspelt attribute of the derive.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[uniqe]
    pub a: Option<Box<u32>>,
}

fn main() {}
