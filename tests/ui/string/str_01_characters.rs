//! [STR-01] A string of Rust characters, which have 32 bits.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[string] s: &[char]) -> Result<()>;
}

fn main() {}

// mended
// - &[char]
// + &[u16]
