//! [MEM-33] The method changes the size of its array, which it has by reference.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: &u32, #[size_is(*n)] data: &mut [u16]) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, n: &u32, data: &mut [u16]) -> Result<()> {
        *n -= 1;
        data[*n as usize] = 0;
        Ok(())
    }
}

fn main() {}
