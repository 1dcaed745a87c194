//! [MEM-30] (PTR-23) An [out] array of pointers that are never null.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        #[range(0, 16)] n: u32,
        #[out]
        #[size_is(n)]
        a: &mut [Box<u32>],
    ) -> Result<()>;
}

fn main() {}
