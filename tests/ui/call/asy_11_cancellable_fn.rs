//! [ASY-11] A plain `fn` that is to be ended where it waits.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[cancellable]
    fn f(&self, n: u32) -> Result<()>;
}

fn main() {}

// mended
// - fn f
// + async fn f
