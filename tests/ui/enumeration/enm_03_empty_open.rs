//! [ENM-03] An enumeration without values, and nothing said of what is not declared: that is one mistake.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum Colour {}

fn main() {}

// mended
// - #[derive(Ndr)]
// + #[derive(Ndr)]
// + #[closed]
// - pub enum Colour {}
// + pub enum Colour {
// +     Red,
// + }
