//! [RET-03] (MIDL2177) A returned reference, through an alias.

use rpc_runtime::prelude::*;

pub type Number<'a> = &'a u32;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory) -> Result<Number<'a>>;
}

fn main() {}
