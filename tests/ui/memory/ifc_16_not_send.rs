//! A method that is not `Send`.

use rpc_runtime::prelude::*;

use std::rc::Rc;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, n: u32) -> Result<()> {
        let n = Rc::new(n);
        std::future::ready(()).await;
        drop(n);
        Ok(())
    }
}

fn main() {}
