//! [STR-01] (MIDL2293) A string of structures.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Pair {
    pub a: u8,
    pub b: u8,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[string] s: &[Pair]) -> Result<()>;
}

fn main() {}
