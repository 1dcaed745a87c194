//! [PTR-08] A tree whose nodes could have two owners.

use std::rc::Rc;

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub next: Option<Rc<Node>>,
}

fn main() {}

// mended
// - Option<Rc<Node>>
// + Option<Box<Node>>
