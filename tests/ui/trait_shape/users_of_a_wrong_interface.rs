//! A mistake in an interface is no mistake of its users: the impl reports nothing.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] n: u32) -> Result<()>;
}

pub struct Service;

impl Test for Service {
    async fn f(&self, _: u32) -> Result<()> {
        Ok(())
    }
}

fn main() {}

// mended
// - #[out] n: u32
// + #[out] n: &mut u32
// - _: u32
// + _: &mut u32
