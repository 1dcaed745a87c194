//! [IFC-14] A default body.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<()> {
        Ok(())
    }
}

fn main() {}

// mended
// - Result<()> {
// -         Ok(())
// -     }
// + Result<()>;
// - fn main() {}
// + pub struct Service;
// +
// + impl Test for Service {
// +     async fn f(&self) -> Result<()> {
// +         Ok(())
// +     }
// + }
// +
// + fn main() {}
