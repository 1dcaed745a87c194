//! [IFC-18] A type of std's without a wire form, in each place.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: std::borrow::Cow<'static, str>,
}

fn main() {}

// mended
// - struct Node
// + struct Node<'a>
// - std::borrow::Cow<'static, str>
// + &'a str
