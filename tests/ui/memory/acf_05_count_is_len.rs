//! [ACF-05] A size of a buffer that is the length of an array.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        buffer: &'a mut CallBlock<'_>,
        n: Len<u32>,
        #[size_is(n)] list: &[u16],
        #[out]
        #[byte_count(n)]
        p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - n: Len<u32>
// + n: u32
