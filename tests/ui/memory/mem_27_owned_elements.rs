//! [MEM-27] The caller's array, whose elements own their nodes: the call's memory would not free them.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        #[range(0, 16)] n: u32,
        #[out]
        #[size_is(n)]
        v: &mut [Option<Box<u32>>],
    ) -> Result<()>;
}

fn main() {}
