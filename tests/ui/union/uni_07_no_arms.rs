//! [UNI-07] (MIDL2235) A union without arms.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {}

fn main() {}

// mended
// - pub enum U {}
// + pub enum U {
// +     #[case(1)]
// +     A(u32),
// + }
