//! [ACF-02] (MIDL2074) An option that there is not.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[allocate(sometimes)] p: Box<u32>) -> Result<()>;
}

fn main() {}

// mended
// - sometimes
// + dont_free
