//! [DIR-09] (MIDL2124) The length of an [in] array comes from an [out] parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        #[out] l: &mut u32,
        #[size_is(n)]
        #[length_is(*l)]
        a: &[u8],
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[out] l
// + l
