//! [IFC-18] Types of the user's own, named as std's, behind a path.

use rpc_runtime::prelude::*;

pub mod own {
    pub struct String;
    pub struct Box<T>(pub T);
}

#[derive(Ndr)]
pub struct Node {
    pub name: own::String,
    pub next: own::Box<u32>,
}

fn main() {}
