//! [ACF-03] (MIDL2158) `allocate` on a number that comes back.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out]
        #[allocate(all_nodes)]
        n: &mut u32,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[allocate(all_nodes)]
