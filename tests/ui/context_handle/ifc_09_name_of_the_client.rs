//! [IFC-09] A type of context handles whose type at the client is the client.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type Client: Context;
    async fn open(&self) -> Result<Self::Client>;
}

fn main() {}

// mended
// - type Client: Context;
// + type Customer: Context;
// - Result<Self::Client>
// + Result<Self::Customer>
