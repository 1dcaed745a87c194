//! [PIP-01] (MIDL2321) Pipes in an array.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    value: u32,
    name: Option<Box<u16>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] p: Vec<PipeReader<u8>>) -> Result<()>;
}

fn main() {}

// mended
// - #[size_is(n)] p: Vec<PipeReader<u8>>
// + p: PipeReader<u8>
