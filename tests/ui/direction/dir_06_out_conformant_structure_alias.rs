//! [DIR-06] (MIDL2040) An [out] structure that ends in a conformant array, through an alias.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}
pub type Result_ = Packet;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] b: &mut Result_) -> Result<()>;
}

fn main() {}
