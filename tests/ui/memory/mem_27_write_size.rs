//! [MEM-27] A server changes the count that another parameter's size is.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: &u32, #[size_is(*n)] data: &[u8]) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, n: &u32, data: &[u8]) -> Result<()> {
        *n = data.len() as u32 - 1;
        Ok(())
    }
}

fn main() {}
