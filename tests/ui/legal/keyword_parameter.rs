//! A parameter whose name is a keyword.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, r#type: u32, r#match: &mut u32, #[out] r#in: &mut u32) -> Result<()>;
}

fn main() {}
