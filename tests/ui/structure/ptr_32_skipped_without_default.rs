//! [PTR-32] A field that is not transmitted, of a type without a default.

use rpc_runtime::prelude::*;

pub struct Handle(u32);

#[derive(Ndr)]
pub struct Node {
    pub a: u32,
    #[skip]
    pub handle: Handle,
}

fn main() {}
