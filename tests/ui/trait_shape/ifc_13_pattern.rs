//! [IFC-13] A parameter without a name.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, (a, b): (u32, u32)) -> Result<()>;
}

fn main() {}

// mended
// - (a, b): (u32, u32)
// + pair: Pair
// - fn main() {}
// + #[derive(Ndr)]
// + pub struct Pair {
// +     pub a: u32,
// +     pub b: u32,
// + }
// +
// + fn main() {}
