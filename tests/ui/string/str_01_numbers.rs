//! [STR-01] (MIDL2082) A string of 32-bit numbers.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[string] s: &[u32]) -> Result<()>;
}

fn main() {}
