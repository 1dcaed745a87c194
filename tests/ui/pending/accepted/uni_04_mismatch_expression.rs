//! [UNI-04] (MIDL2083) An expression of another type than the union's switch type.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, level: u32, #[switch_is(level & 3)] u: &U) -> Result<()>;
}

fn main() {}
