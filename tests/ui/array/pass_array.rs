//! Arrays of all kinds.

use rpc_runtime::prelude::*;

pub const LIMIT: u32 = 16;

pub mod limits {
    pub const SMALL: u16 = 4;
}

#[derive(Ndr)]
pub struct Sizes {
    pub n: u16,
    pub l: i32,
    #[size_is(n)]
    pub a: Vec<u8>,
    #[size_is(n)]
    #[length_is(l)]
    pub b: Vec<u32>,
    #[max_is(n)]
    pub c: Option<Vec<u16>>,
    #[size_is(2 * n + 1)]
    pub d: Box<[u32]>,
    #[length_is(l)]
    pub e: [u8; 16],
    #[size_is(LIMIT)]
    pub f: Vec<u8>,
    #[size_is(limits::SMALL)]
    pub g: Vec<u8>,
    #[size_is(n, n)]
    pub h: Vec<Vec<u8>>,
    #[size_is(n)]
    pub i: Vec<[u8; 4]>,
}

#[derive(Ndr)]
pub struct Packet {
    pub r#type: u32,
    #[size_is(r#type)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Outer {
    pub first: u8,
    pub block: Packet,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Arrays {
    async fn fixed(&self, a: &[u8; 4], b: [u8; 4], #[out] c: &mut [u8; 4]) -> Result<()>;
    async fn sized(&self, n: u32, #[size_is(n)] a: &[u8], #[size_is(n)] b: &mut [u8])
    -> Result<()>;
    async fn late(&self, #[size_is(n)] a: &[u8], n: u32) -> Result<()>;
    async fn referenced(&self, n: &mut u32, #[size_is(*n)] a: &mut [u8]) -> Result<()>;
    async fn shifted(&self, n: u32, #[size_is((n >> 1) & 0xff)] a: &[u8]) -> Result<()>;
    async fn varying(
        &self,
        n: u32,
        f: u32,
        l: u32,
        #[size_is(n)]
        #[first_is(f)]
        #[last_is(l)]
        a: &[u8],
    ) -> Result<()>;
    async fn optional(&self, n: u32, #[size_is(n)] a: Option<&[u8]>) -> Result<()>;
    async fn pointers(&self, n: u32, #[size_is(n)] a: &[Option<&u32>]) -> Result<()>;
    async fn two(&self, n: u32, m: u32, #[size_is(n, m)] a: &[&[u8]]) -> Result<()>;
    async fn outer(&self, a: &Outer, b: &mut Packet) -> Result<()>;
    async fn constant(&self, #[size_is(LIMIT)] a: &[u8]) -> Result<()>;
    async fn owned(&self, n: u32, #[size_is(n)] a: Vec<u8>) -> Result<()>;
    async fn twice(&self, n: u32, #[size_is(, n)] a: &&[u8]) -> Result<()>;
}
