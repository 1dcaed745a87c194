//! [UNI-12] (MIDL2122) `string` on a union.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
    #[case(default)]
    B(u16),
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        level: u16,
        #[switch_is(level)]
        #[string]
        u: &U,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[string]
