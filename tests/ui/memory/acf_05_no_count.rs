//! [ACF-05] A buffer of no size.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        buffer: &'a mut CallBlock<'_>,
        n: u32,
        #[out]
        #[byte_count]
        p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[byte_count]
// + #[byte_count(n)]
