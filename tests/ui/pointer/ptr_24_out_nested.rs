//! [PTR-24] An [out] structure with a reference pointer in it: it would have to start with null.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Inner {
    pub value: u32,
}

#[derive(Ndr)]
pub struct Outer {
    pub inner: Box<Inner>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] outer: &mut Outer) -> Result<()>;
}

fn main() {}
