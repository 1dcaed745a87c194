//! [DIR-20] (MIDL2047) A parameter of type `&()`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, x: &()) -> Result<()>;
}

fn main() {}

// mended
// - , x: &()
