//! [UNI-04] (MIDL2083) The discriminant is not of the union's switch type, through an alias.

use rpc_runtime::prelude::*;

pub type Level = i16;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, level: Level, #[switch_is(level)] u: &U) -> Result<()>;
}

fn main() {}
