//! [SEC-01] A level that there is not.

use rpc_runtime::prelude::*;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    min_level = "sign"
)]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// -     min_level = "sign"
// +     min_level = "integrity"
