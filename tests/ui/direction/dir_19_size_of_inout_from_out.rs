//! [DIR-19] (MIDL2123) The size of an [in, out] array comes from an [out] parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] n: &mut u32, #[size_is(*n)] a: &mut [u8]) -> Result<()>;
}

fn main() {}

// mended
// - #[size_is(*n)] a: &mut [u8]
// + #[out] #[size_is(, *n)] v: &mut Vec<u8>
