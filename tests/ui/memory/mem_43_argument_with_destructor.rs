//! A borrowed argument whose pointee owns something: nothing would free it.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Name {
    pub text: String,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] names: &[Name]) -> Result<()>;
}

fn main() {}
