//! [MEM-36] A result that points into the server.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a u32>) -> Result<()>;
}

pub struct Service {
    number: u32,
}

impl Test for Service {
    async fn f<'a>(&self, _memory: &'a CallMemory, p: &mut Option<&'a u32>) -> Result<()> {
        *p = Some(&self.number);
        Ok(())
    }
}

fn main() {}
