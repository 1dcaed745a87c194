//! [MEM-32] A client says how much the server allocates: a warning, which is an error here.
#![deny(deprecated)]

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn warned(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        a: &mut [u8],
    ) -> Result<()>;
    async fn ranged(
        &self,
        #[range(0, 4096)] n: u32,
        #[out]
        #[size_is(n)]
        a: &mut [u8],
    ) -> Result<()>;
    async fn short(
        &self,
        n: u8,
        #[out]
        #[size_is(n)]
        a: &mut [u8],
    ) -> Result<()>;
    async fn sent(
        &self,
        n: u32,
        #[size_is(n)] a: &[u8],
        #[out]
        #[size_is(n)]
        b: &mut [u8],
    ) -> Result<()>;
    async fn mostly_sent(
        &self,
        n: u32,
        #[size_is(n + 1)] a: &[u8],
        #[out]
        #[size_is(n / 2)]
        b: &mut [u8],
        #[out]
        #[size_is(n & 15)]
        c: &mut [u8],
    ) -> Result<()>;
    async fn a_part_is_sent(
        &self,
        n: u32,
        #[size_is(n / 1000)] a: &[u8],
        #[out]
        #[size_is(n)]
        b: &mut [u8],
    ) -> Result<()>;
    async fn a_string_is_short(
        &self,
        n: u32,
        #[string]
        #[size_is(n)]
        b: &mut [u8],
    ) -> Result<()>;
    async fn a_null_is_sent(
        &self,
        n: u32,
        #[disable_consistency_check]
        #[size_is(n)]
        a: Option<&[u8]>,
        #[out]
        #[size_is(n)]
        b: &mut [u8],
    ) -> Result<()>;
    async fn may_be_there(
        &self,
        n: Option<&u32>,
        #[out]
        #[size_is(if n { *n } else { 0 })]
        b: &mut [u8],
    ) -> Result<()>;
    #[allow(deprecated)]
    async fn meant(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        a: &mut [u8],
    ) -> Result<()>;
}

fn main() {}
