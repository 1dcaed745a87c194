//! [MEM-28] A borrowed [in] comes back as [out], without a lifetime that says so.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        memory: &'a CallMemory,
        n: &u32,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f<'a>(&self, _memory: &'a CallMemory, n: &u32, p: &mut Option<&'a u32>) -> Result<()> {
        *p = Some(n);
        Ok(())
    }
}

fn main() {}
