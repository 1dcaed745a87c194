//! An alias of `Option<&mut T>` is [in, out], or an error that says so, and never [in].

use rpc_runtime::prelude::*;

pub type P<'a> = Option<&'a mut u32>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, p: P<'_>) -> Result<()>;
}

fn main() {}
