//! A misspelt attribute of the derive.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[close]
pub enum Colour {
    Red,
}

fn main() {}

// mended
// - #[close]
// + #[closed]
