//! [IFC-18] A lifetime that nothing declares, in a type that a method uses: rustc's own error.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    pub next: Option<&'a u32>,
    pub n: u32,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, s: &S) -> Result<()>;
}

fn main() {}
