//! [IFC-18] A structure that does not derive `Ndr`, as a result.

use rpc_runtime::prelude::*;

pub struct Inner {
    pub a: u32,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] inner: &mut Inner) -> Result<()>;
}

fn main() {}
