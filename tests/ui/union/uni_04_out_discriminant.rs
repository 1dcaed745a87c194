//! [DIR-09] (MIDL2124) The discriminant of an [in] union comes from an [out] parameter.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] level: &mut u16, #[switch_is(*level)] u: &U) -> Result<()>;
}

fn main() {}

// mended
// - #[out]
