//! [UNI-07] (MIDL2235) A union without arms.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {}

fn main() {}
