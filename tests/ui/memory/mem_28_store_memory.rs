//! [MEM-28] The call's memory is kept.

use rpc_runtime::prelude::*;

use std::sync::Mutex;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, memory: &CallMemory) -> Result<()>;
}

pub struct Service {
    last: Mutex<Option<&'static CallMemory>>,
}

impl Test for Service {
    async fn f(&self, memory: &CallMemory) -> Result<()> {
        *self.last.lock().unwrap() = Some(memory);
        Ok(())
    }
}

fn main() {}
