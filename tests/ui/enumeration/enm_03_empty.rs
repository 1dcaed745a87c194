//! [ENM-03] An enum without values.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {}

fn main() {}

// mended
// - pub enum Colour {}
// + pub enum Colour {
// +     Red,
// + }
