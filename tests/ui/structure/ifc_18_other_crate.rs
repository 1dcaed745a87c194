//! [IFC-18] A type of another crate, which has no wire form.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, address: &std::net::Ipv4Addr) -> Result<()>;
}

fn main() {}
