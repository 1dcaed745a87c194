//! [MEM-05] A block whose name is misspelt.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, block: &'a mut CallBloc<'_>, #[out] p: &mut Option<&'a u32>) -> Result<()>;
}

fn main() {}

// mended
// - CallBloc<
// + CallBlock<
