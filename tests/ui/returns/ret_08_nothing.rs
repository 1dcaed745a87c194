//! [RET-08] A method that returns nothing.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self);
}

fn main() {}

// mended
// - f(&self)
// + f(&self) -> rpc_runtime::Result<()>
