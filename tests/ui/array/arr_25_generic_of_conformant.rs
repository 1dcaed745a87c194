//! [ARR-25] A generic structure over one that ends in a conformant array.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Framed<T> {
    pub body: T,
    pub checksum: u32,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, packet: &Framed<Packet>) -> Result<()>;
}

fn main() {}
