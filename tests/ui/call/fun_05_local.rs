//! [FUN-05] (MIDL2051) A local procedure.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[local] async fn f(&self, n: u32) -> Result<()>;
    async fn g(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[local] async fn f(&self, n: u32) -> Result<()>;
