//! [IFC-02] A uuid that is a number.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = 1, version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - uuid = 1,
// + uuid = "60a15ec5-4de8-11d7-a637-005056a20182",
