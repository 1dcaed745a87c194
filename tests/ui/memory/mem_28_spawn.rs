//! [MEM-28] A borrowed argument is moved into a thread that outlives the call.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] data: &[u8]) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, _: u32, data: &[u8]) -> Result<()> {
        std::thread::spawn(move || println!("{}", data.len()));
        Ok(())
    }
}

fn main() {}
