//! [IFC-13] (MIDL2072) `ms_union` on a parameter.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, level: u16, #[ms_union] #[switch_is(level)] u: &U) -> Result<()>;
}

fn main() {}

// mended
// - #[switch_type(u16)]
// + #[switch_type(u16)]
// + #[ms_union]
// - #[ms_union] #[switch_is(level)]
// + #[switch_is(level)]
