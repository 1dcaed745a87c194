//! [PTR-09] (MIDL2180, MIDL2194) A binding handle as a result.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] binding: &mut Binding) -> Result<()>;
}

fn main() {}
