//! [PTR-07] `unique` on a pointer that is never null, through an alias.

use rpc_runtime::prelude::*;

pub type Number = Box<u32>;

#[derive(Ndr)]
pub struct Node {
    #[unique]
    pub next: Number,
}

fn main() {}
