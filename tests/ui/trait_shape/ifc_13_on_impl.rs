//! [IFC-13] The macro on an impl.

use rpc_runtime::prelude::*;

pub struct Test;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
impl Test {
    pub async fn f(&self) -> Result<()> {
        Ok(())
    }
}

fn main() {}
