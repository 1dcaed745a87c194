//! [UNI-04] (MIDL2083) An enum of 32 bits for a discriminant of 16.

use rpc_runtime::prelude::*;

#[derive(Ndr, Clone, Copy)]
#[v1_enum]
#[closed]
pub enum Level {
    One = 1,
}

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
