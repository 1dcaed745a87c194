//! [ENM-01] A value that has no room in 16 bits.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = 40000,
}

fn main() {}

// mended
// - pub enum Colour {
// + #[v1_enum]
// + pub enum Colour {
