//! [ACF-02] The option as a value.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[allocate = "dont_free"] p: Box<u32>) -> Result<()>;
}

fn main() {}

// mended
// - #[allocate = "dont_free"]
// + #[allocate(dont_free)]
