//! [PTR-10] (MIDL2121) An [out] unique pointer at the top, through an alias.

use rpc_runtime::prelude::*;

pub type P<'a> = Option<&'a mut u32>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] p: P<'_>) -> Result<()>;
}

fn main() {}

// mended
// - p: P<'_>
// + p: &mut u32
