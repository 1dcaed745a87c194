//! [IFC-01] (MIDL2079) An interface without arguments.

use rpc_runtime::prelude::*;

#[rpc_interface]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
