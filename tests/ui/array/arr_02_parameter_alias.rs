//! [ARR-02] (MIDL2105) An array without a size, through an alias.

use rpc_runtime::prelude::*;

pub type Bytes<'a> = &'a [u8];

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, a: Bytes<'_>) -> Result<()>;
}

fn main() {}
