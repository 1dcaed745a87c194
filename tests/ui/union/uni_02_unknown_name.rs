//! [ARR-17] (MIDL2058) `switch_is` names nothing.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, a: u16, #[switch_is(b)] u: &U) -> Result<()>;
}

fn main() {}

// mended
// - switch_is(b)
// + switch_is(a)
