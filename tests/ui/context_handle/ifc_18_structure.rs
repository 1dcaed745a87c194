//! [IFC-18] (MIDL2135, MIDL2136) A structure with a context handle in it.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
}

#[derive(Ndr)]
pub struct Opened {
    file: TestFile,
}

fn main() {}
