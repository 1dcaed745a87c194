//! [RET-01] (MIDL2147) A returned Rust union.

use rpc_runtime::prelude::*;

#[derive(Clone, Copy)]
pub union R {
    pub a: u32,
    pub b: f32,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<R>;
}

fn main() {}
