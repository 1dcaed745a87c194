//! [IFC-13] A level that is a path, where text is wanted.

use rpc_runtime::prelude::*;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    min_level = Privacy
)]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// -     min_level = Privacy
// +     min_level = "privacy"
