//! [FUN-08] (MIDL2054) An idempotent procedure with a pipe.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[idempotent]
    async fn f(&self, p: PipeReader<u8>) -> Result<()>;
}

fn main() {}

// mended
// - #[idempotent]
