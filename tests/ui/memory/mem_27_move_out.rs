//! [MEM-27] What the stub supplied is not the method's to take.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, p: &Option<Box<u32>>) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, p: &Option<Box<u32>>) -> Result<()> {
        drop(*p);
        Ok(())
    }
}

fn main() {}
