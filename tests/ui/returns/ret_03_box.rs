//! [RET-03] (MIDL2177) A returned reference pointer.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<Box<u32>>;
}

fn main() {}
