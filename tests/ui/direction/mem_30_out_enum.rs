//! [MEM-30] An [out] enum without a zero.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    Red = 1,
    Green = 2,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] c: &mut Colour) -> Result<()>;
}

fn main() {}
