//! [ARR-43] (MIDL2072) A range of a Boolean.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[range(0, 1)] yes: bool) -> Result<()>;
}

fn main() {}

// mended
// - #[range(0, 1)]
