//! The directions of parameters.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Node {
    pub value: Option<Box<u32>>,
}

/// Without a zero, but with a place for it.
#[derive(Ndr)]
#[repr(u16)]
pub enum Open {
    Red = 1,
    #[other]
    Other(u16),
}

#[derive(Ndr)]
#[closed]
pub enum WithZero {
    None,
    Red,
}

pub type Number = u32;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Directions {
    async fn numbers(&self, a: u32, b: &u32, c: &mut u32, #[out] d: &mut Number) -> Result<()>;
    async fn inout(&self, #[inout] n: &mut u32, p: Option<&mut u32>) -> Result<()>;
    async fn conformant(&self, a: &Packet, b: &mut Packet) -> Result<()>;
    async fn conformant_out(&self, #[out] b: &mut Option<Box<Packet>>) -> Result<()>;
    async fn strings(&self, a: &str, #[out] b: &mut String, c: &mut WString) -> Result<()>;
    async fn nodes(&self, #[out] a: &mut Node, #[out] b: &mut [Node; 4]) -> Result<()>;
    async fn enums(&self, #[out] a: &mut Open, #[out] b: &mut WithZero) -> Result<()>;
    async fn length_out(
        &self,
        #[range(0, 64)] n: u32,
        #[out] l: &mut u32,
        #[out]
        #[size_is(n)]
        #[length_is(*l)]
        a: &mut [u8],
    ) -> Result<()>;
    async fn server_decides(
        &self,
        #[out] n: &mut u32,
        #[out]
        #[size_is(, *n)]
        a: &mut Vec<u8>,
    ) -> Result<()>;
}
