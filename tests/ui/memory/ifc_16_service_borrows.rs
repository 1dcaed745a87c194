//! A server that borrows.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32) -> Result<()>;
}

pub struct Service<'s> {
    pub name: &'s str,
}

impl Test for Service<'_> {
    async fn f(&self, _: u32) -> Result<()> {
        Ok(())
    }
}

pub fn serve() {
    let name = String::from("name");
    let server = TestServer::new(Service { name: &name });
    let _ = Server::builder().offer(server).build();
}

fn main() {}
