//! [IFC-09] A type of context handles whose type at the client has the name of the server.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type Server: Context;
    async fn open(&self) -> Result<Self::Server>;
}

fn main() {}

// mended
// - type Server: Context;
// + type Machine: Context;
// - Result<Self::Server>
// + Result<Self::Machine>
