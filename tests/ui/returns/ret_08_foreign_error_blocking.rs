//! [RET-08] An error that is no RPC error, in a method that blocks.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    fn f(&self) -> std::result::Result<u32, String>;
}

fn main() {}
