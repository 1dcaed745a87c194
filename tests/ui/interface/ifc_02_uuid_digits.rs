//! [IFC-02] (MIDL2089) A uuid with something else than hexadecimal digits.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662dg", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - 00dd010662dg
// + 00dd010662da
