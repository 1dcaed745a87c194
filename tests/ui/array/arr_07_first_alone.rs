//! [ARR-07] `first_is` alone.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        i: u32,
        #[size_is(n)]
        #[first_is(i)]
        a: &[u8],
    ) -> Result<()>;
}

fn main() {}

// mended
// - i: u32,
// + i: u32,
// +         l: u32,
// - #[first_is(i)]
// + #[first_is(i)]
// +         #[length_is(l)]
