//! [ACF-13] A server that is to be notified, and is not.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[notify]
    async fn f(&self) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self) -> Result<()> {
        Ok(())
    }
}

fn main() {}
