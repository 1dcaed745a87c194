//! [RET-04] (MIDL2199) A conformant structure as return value, through an alias.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

pub type Answer = Packet;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<Answer>;
}

fn main() {}
