//! [RET-04] A returned tuple.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<(u32, u32)>;
}

fn main() {}

// mended
// - #[rpc_interface(
// + #[derive(Ndr)]
// + pub struct Pair {
// +     a: u32,
// +     b: u32,
// + }
// +
// + #[rpc_interface(
// - (u32, u32)
// + Pair
