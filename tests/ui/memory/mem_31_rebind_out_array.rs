//! [MEM-31] An [out] array is made to refer to memory of the method's own.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        memory: &'a CallMemory,
        #[range(0, 16)] n: u32,
        #[out]
        #[size_is(n)]
        data: &mut [u16],
    ) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f<'a>(&self, memory: &'a CallMemory, _: u32, data: &mut [u16]) -> Result<()> {
        data = memory.allocate_slice(&[1, 2, 3])?;
        Ok(())
    }
}

fn main() {}
