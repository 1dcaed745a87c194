//! A method whose signature is not the interface's.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] n: &mut u32) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, n: &u32) -> Result<()> {
        println!("{n}");
        Ok(())
    }
}

fn main() {}
