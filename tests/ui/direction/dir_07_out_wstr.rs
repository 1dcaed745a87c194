//! [DIR-07] (MIDL2041) An [out] string without a size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] s: &mut WStr) -> Result<()>;
}

fn main() {}

// mended
// - s: &mut WStr
// + s: &mut WString
