//! [STR-01] (MIDL2082) A string of 32-bit numbers, through an alias.

use rpc_runtime::prelude::*;

pub type Units<'a> = &'a [u32];

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[string] s: Units<'_>) -> Result<()>;
}

fn main() {}
