//! [MEM-30] An [out] union whose first arm has no start value.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = 1,
    Green = 2,
}

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Any {
    #[case(1)]
    Colour(Colour),
    #[case(2)]
    Number(u32),
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        level: u16,
        #[out]
        #[switch_is(level)]
        u: &mut Any,
    ) -> Result<()>;
}

fn main() {}
