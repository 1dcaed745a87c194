//! [IFC-02] `uuid` without a value.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid, version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - uuid,
// + uuid = "60a15ec5-4de8-11d7-a637-005056a20182",
