//! [PTR-28] (MIDL2142) A function as a parameter, through an alias.

use rpc_runtime::prelude::*;

pub type Call = fn(u32) -> u32;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, call: Call) -> Result<()>;
}

fn main() {}
