//! [PTR-12] A pointer default that there is not.

use rpc_runtime::prelude::*;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    pointer_default = "unik"
)]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - "unik"
// + "unique"
