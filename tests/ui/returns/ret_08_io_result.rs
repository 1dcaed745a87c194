//! [RET-08] A `Result` of another crate's, whose error becomes no `Error`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> std::io::Result<u32>;
}

fn main() {}
