//! [FUN-03] (MIDL2288) A call that is not answered, with an [out] pipe.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[maybe]
    async fn f(&self, p: PipeWriter<u8>) -> Result<()>;
}

fn main() {}

// mended
// - #[maybe]
