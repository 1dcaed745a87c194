//! [IFC-02] A uuid that is a number.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = 1, version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
