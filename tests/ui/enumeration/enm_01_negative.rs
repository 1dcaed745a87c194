//! [ENM-01] A negative value.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = -1,
}

fn main() {}

// mended
// - pub enum Colour {
// + #[v1_enum]
// + pub enum Colour {
