//! [PTR-10] (MIDL2121) An [out] buffer that may be null.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[out] v: Option<&mut [u8]>) -> Result<()>;
}

fn main() {}

// mended
// - v: Option<&mut [u8]>
// + #[size_is(, n)] v: &mut Option<Vec<u8>>
