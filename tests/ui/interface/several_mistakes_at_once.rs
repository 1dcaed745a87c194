//! Several mistakes in the arguments appear in one build.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "1234", version = 1.0, pointer_default = "unik", endpont = "x")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}
