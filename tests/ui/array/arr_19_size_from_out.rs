//! [ARR-19] (MIDL2123) A size that the server could not know.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        #[out] n: &mut u32,
        #[out]
        #[size_is(*n)]
        a: &mut [u8],
    ) -> Result<()>;
}

fn main() {}

// mended
// -         #[out]
// -         #[size_is(*n)]
// -         a: &mut [u8]
// +         #[out]
// +         #[size_is(, *n)]
// +         a: &mut Vec<u8>
