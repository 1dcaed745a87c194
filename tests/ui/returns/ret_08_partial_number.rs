//! [RET-08] A method of a partial interface that returns a number.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0", partial)]
pub trait Test {
    async fn f(&self) -> u32;
}

fn main() {}

// mended
// -     async fn f(&self) -> u32;
// +     async fn f(&self) -> rpc_runtime::Result<u32>;
