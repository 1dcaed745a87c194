//! [IFC-13] Arguments that are no list.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid "6b29fc40-ca47-1067-b31d-00dd010662da")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
