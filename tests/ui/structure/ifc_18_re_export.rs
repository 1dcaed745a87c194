//! [IFC-18] A type without a wire form, under another name and from another module.

use rpc_runtime::prelude::*;

mod inner {
    pub struct Plain(pub u32);
}
pub use inner::Plain as Renamed;

#[derive(Ndr)]
pub struct Node {
    pub renamed: Option<Box<Renamed>>,
}

fn main() {}
