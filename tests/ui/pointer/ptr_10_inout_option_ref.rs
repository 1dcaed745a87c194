//! [PTR-10] An [in, out] unique pointer that cannot be altered.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[inout] p: Option<&u32>) -> Result<()>;
}

fn main() {}

// mended
// - #[inout] p: Option<&u32>
// + p: Option<&mut u32>
