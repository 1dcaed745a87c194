//! [UNI-11] (MIDL2126) An arm of type `()`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(()),
}

fn main() {}

// mended
// - A(())
// + A
