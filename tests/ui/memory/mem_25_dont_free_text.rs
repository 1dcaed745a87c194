//! [MEM-25] What belongs to the call is not kept: `&WStr`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[allocate(dont_free)] text: &WStr) -> Result<()>;
}

fn main() {}

// mended
// - text: &WStr
// + text: WString
