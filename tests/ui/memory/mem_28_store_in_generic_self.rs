//! [MEM-28] A borrowed argument is stored in a server with a lifetime.

use rpc_runtime::prelude::*;

use std::sync::Mutex;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] data: &[u8]) -> Result<()>;
}

pub struct Service<'s> {
    last: Mutex<Option<&'s [u8]>>,
}

impl<'s> Test for Service<'s> {
    async fn f(&self, _: u32, data: &[u8]) -> Result<()> {
        *self.last.lock().unwrap() = Some(data);
        Ok(())
    }
}

fn main() {}
