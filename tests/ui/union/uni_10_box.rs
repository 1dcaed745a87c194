//! [UNI-10] (MIDL2249) A reference pointer as an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(Box<u32>),
}

fn main() {}

// mended
// - Box<u32>
// + Option<Box<u32>>
