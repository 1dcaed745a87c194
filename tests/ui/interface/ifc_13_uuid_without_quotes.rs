//! [IFC-13] A uuid without quotes.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = 60a15ec5-4de8-11d7-a637-005056a20182, version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - uuid = 60a15ec5-4de8-11d7-a637-005056a20182
// + uuid = "60a15ec5-4de8-11d7-a637-005056a20182"
