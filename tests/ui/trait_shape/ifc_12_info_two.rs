//! The call's information twice.

use rpc_runtime::prelude::*;

use rpc_runtime::server::CallInfo;
#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, a: &CallInfo, b: &CallInfo) -> Result<()>;
}

fn main() {}

// mended
// - , b: &CallInfo
