//! [UNI-03] `impl Trait`, and a trait object, as the type of a discriminant.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(impl Copy +)]
pub enum Choice {
    #[case(1)]
    A(u32),
}

#[derive(Ndr)]
#[switch_type(dyn Send)]
pub enum Other {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - impl Copy +
// + u16
// - dyn Send
// + u16
