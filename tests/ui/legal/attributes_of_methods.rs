//! What stands on a method for the language or another crate is the client's.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    /// Counts.
    #[must_use = "it is the only way to learn the number"]
    #[inline]
    async fn count(
        &self,
        n: u32, /* how many */
        // All of them.
        #[size_is(n)] bytes: &[u8],
        #[range(0, 9)] low: u32,
    ) -> Result<u32>;
    #[rustfmt::skip]
    #[cfg_attr(all(), allow(clippy::needless_pass_by_value))]
    fn plain(&self, n: u32) -> Result<u32>;
}

fn main() {}
