//! [UNI-12] (MIDL2190) `switch_is` on a number.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, level: u16, #[switch_is(level)] n: u32) -> Result<()>;
}

fn main() {}

// mended
// - #[switch_is(level)]
