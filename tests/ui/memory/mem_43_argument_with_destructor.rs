//! An argument that lives as long as the call's memory, whose elements own something: nothing would free them.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Name {
    pub text: String,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        memory: &'a CallMemory,
        n: u32,
        #[size_is(n)] names: &'a [Name],
    ) -> Result<()>;
}

fn main() {}
