//! Several mistakes appear in one build.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&mut self, #[out] n: u32) -> Result<()>;
    async fn g(&self, #[size_is(m)] a: &[u8], #[uniqe] p: Option<&u32>) -> Result<()>;
    async fn h<T>(&self, b: &[u8]) -> u32;
    #[cfg(windows)]
    async fn i(&self) -> Result<()>;
}

fn main() {}

// mended
// - &mut self
// + &self
// - #[out] n: u32
// + #[out] n: &mut u32
// - #[size_is(m)]
// + m: u32, #[size_is(m)]
// - uniqe
// + unique
// - <T>
// +
// - b: &[u8]
// + n: u32, #[size_is(n)] b: &[u8]
// - -> u32
// + -> rpc_runtime::Result<u32>
// - #[cfg(windows)]
