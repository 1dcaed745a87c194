//! [UNI-02] Two discriminants in an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1, 2)]
    A(#[discriminant] u16, u8, #[discriminant] u16),
}

fn main() {}

// mended
// - , #[discriminant] u16)
// + )
