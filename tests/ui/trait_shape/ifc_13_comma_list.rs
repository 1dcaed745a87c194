//! [IFC-13] IDL's list of attributes in one pair of brackets.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out, string] s: &mut Option<String>) -> Result<()>;
}

fn main() {}
