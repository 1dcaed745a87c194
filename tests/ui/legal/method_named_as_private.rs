//! A method with the name that the client gives another one's body.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn __f(&self) -> Result<()>;
    async fn f(&self) -> Result<()>;
}

fn main() {}
