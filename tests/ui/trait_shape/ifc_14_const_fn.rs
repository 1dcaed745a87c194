//! [IFC-14] A `const fn`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    const fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - const fn f
// + fn f
