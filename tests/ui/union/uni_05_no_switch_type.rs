//! [UNI-05] (MIDL2224) A union without the type of its discriminant.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - pub enum U {
// + #[switch_type(u16)]
// + pub enum U {
