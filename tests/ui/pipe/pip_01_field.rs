//! [PIP-01] (MIDL2321) A pipe as a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    pub data: PipeReader<u8>,
    pub n: u32,
}

fn main() {}

// mended
// -     pub data: PipeReader<u8>,
// + 
// - fn main() {}
// + #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
// + pub trait Test {
// +     async fn f(&self, data: PipeReader<u8>, s: &S) -> Result<()>;
// + }
// + 
// + fn main() {}
