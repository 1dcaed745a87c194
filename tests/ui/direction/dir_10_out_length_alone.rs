//! [DIR-10] (MIDL2105) An [out] array that has a length and no size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        #[out] n: &mut u32,
        #[out]
        #[length_is(*n)]
        a: &mut [u8],
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[out] n
// + m: u32,
// +         #[out] n
// - #[length_is(*n)]
// + #[size_is(m)]
// +         #[length_is(*n)]
