//! [PTR-10] (MIDL2121) An [out] unique pointer at the top.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] p: Option<&mut u32>) -> Result<()>;
}

fn main() {}

// mended
// - p: Option<&mut u32>
// + p: &mut Option<Box<u32>>
