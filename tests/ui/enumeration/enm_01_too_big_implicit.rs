//! [ENM-01] A value that has no room in 16 bits, by counting on.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = 32767,
    Green,
}

fn main() {}

// mended
// - pub enum Colour {
// + #[v1_enum]
// + pub enum Colour {
