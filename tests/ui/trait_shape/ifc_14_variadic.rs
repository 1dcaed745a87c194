//! [IFC-14] (MIDL2046) A variable number of arguments.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    unsafe extern "C" fn f(&self, n: u32, ...) -> Result<()>;
}

fn main() {}

// mended
// - unsafe extern
// + extern
// - extern "C" fn
// + fn
// - , ...
// + , #[size_is(n)] a: &[u32]
