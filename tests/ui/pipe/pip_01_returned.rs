//! [PIP-01] (MIDL2321) A pipe is returned.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    value: u32,
    name: Option<Box<u16>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32) -> Result<PipeReader<u8>>;
}

fn main() {}

// mended
// - n: u32) -> Result<PipeReader<u8>>
// + n: u32, p: PipeWriter<u8>) -> Result<()>
