//! [PTR-26] An optional value in line, through an alias.

use rpc_runtime::prelude::*;

pub type Maybe = Option<u32>;

#[derive(Ndr)]
pub struct Node {
    pub value: Maybe,
}

fn main() {}
