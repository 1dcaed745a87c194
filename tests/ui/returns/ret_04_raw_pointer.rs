//! [RET-04] (MIDL2145) A returned raw pointer.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    fn f(&self) -> Result<*const u32>;
}

fn main() {}

// mended
// - *const u32
// + Option<Box<u32>>
