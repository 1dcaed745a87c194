//! [MEM-31] An [out] parameter is made to refer to the method's own variable.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] p: &mut u32) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, p: &mut u32) -> Result<()> {
        let mut own = 42;
        p = &mut own;
        *p += 1;
        Ok(())
    }
}

fn main() {}
