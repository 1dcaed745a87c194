//! [IFC-01] (MIDL2079) An interface without a uuid.

use rpc_runtime::prelude::*;

#[rpc_interface(version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
