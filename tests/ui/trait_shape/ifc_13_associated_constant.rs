//! [IFC-13] (MIDL2001) A constant in an interface.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    const N: u32;
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - const N: u32;
// +
// - fn main() {}
// + pub trait Other {
// +     const N: u32;
// + }
// +
// + fn main() {}
