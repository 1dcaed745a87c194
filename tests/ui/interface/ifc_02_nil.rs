//! [IFC-02] The nil uuid.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "00000000-0000-0000-0000-000000000000", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
