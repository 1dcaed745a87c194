//! [STR-01] (MIDL2191) `string` on a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Inner {
    pub a: u8,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[string] s: Inner) -> Result<()>;
}

fn main() {}
