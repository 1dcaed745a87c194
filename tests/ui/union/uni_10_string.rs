//! [UNI-10] (MIDL2249) A string that is never null as an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(String),
}

fn main() {}

// mended
// - A(String)
// + A(Option<String>)
