//! An attribute of the interface in the server.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] n: &mut u32) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, #[out] n: &mut u32) -> Result<()> {
        *n = 1;
        Ok(())
    }
}

fn main() {}
