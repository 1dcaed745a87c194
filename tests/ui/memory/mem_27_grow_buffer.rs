//! [MEM-27] The caller's own buffer does not grow.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] data: &mut [u8]) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, _: u32, data: &mut [u8]) -> Result<()> {
        data.push(1);
        Ok(())
    }
}

fn main() {}
