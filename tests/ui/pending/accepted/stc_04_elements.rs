//! [STC-04] (MIDL2226) An `error_status_t` is no element.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, a: &[Status; 4]) -> Result<()>;
}

fn main() {}
