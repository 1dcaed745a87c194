//! [IFC-18] (MIDL2259) A trait object as a parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, value: &dyn std::fmt::Debug) -> Result<()>;
}

fn main() {}

// mended
// - &dyn std::fmt::Debug
// + &u32
