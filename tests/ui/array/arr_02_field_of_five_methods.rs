//! [ARR-02] (MIDL2105) A vector without a size, in a structure that five methods use: one error.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    pub bytes: Vec<u8>,
}

#[derive(Ndr)]
pub struct Packets {
    pub n: u32,
    #[size_is(n)]
    pub all: Vec<Packet>,
    #[unique]
    pub last: Option<Box<Packet>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn a(&self, packet: &Packet) -> Result<Packet>;
    async fn b(&self, packet: &mut Packet) -> Result<()>;
    async fn c(&self, #[out] packet: &mut Packet) -> Result<()>;
    async fn d(&self, n: u32, #[size_is(n)] packets: &[Packet]) -> Result<()>;
    async fn e(&self, packets: Packets, packet: Option<Box<Packet>>) -> Result<Packets>;
}

fn main() {}

// mended
// - pub bytes: Vec<u8>
// + #[size_is(n)]
// +     pub bytes: Vec<u8>
