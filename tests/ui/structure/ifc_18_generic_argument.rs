//! [IFC-18] A generic structure of something that has no wire form.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Pair<T> {
    pub a: T,
    pub b: T,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, pair: &Pair<char>) -> Result<()>;
}

fn main() {}

// mended
// - Pair<char>
// + Pair<u32>
