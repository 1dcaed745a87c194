//! A result that is a pointer to a union: `[out, switch_is(level)] INFO **info`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Info {
    #[case(1)]
    A(u32),
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        level: u16,
        #[out]
        #[switch_is(level)]
        info: &mut Option<Box<Info>>,
    ) -> Result<()>;
}

fn main() {}
