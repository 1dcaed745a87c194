//! [STR-01] (MIDL2072) A string of one character.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[string] s: &u8) -> Result<()>;
}

fn main() {}

// mended
// - s: &u8
// + s: &[u8]
