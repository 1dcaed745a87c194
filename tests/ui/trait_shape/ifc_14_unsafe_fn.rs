//! [IFC-14] An `unsafe fn`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    unsafe fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - unsafe fn f
// + fn f
