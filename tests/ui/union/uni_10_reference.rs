//! [UNI-10] (MIDL2249) A reference pointer as an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U<'a> {
    #[case(1)]
    A(&'a u32),
}

fn main() {}

// mended
// - A(&'a u32)
// + A(Option<&'a u32>)
