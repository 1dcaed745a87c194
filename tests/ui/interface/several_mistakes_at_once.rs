//! Several mistakes in the arguments appear in one build.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "1234", version = 1.0, pointer_default = "unik", endpont = "x")]
pub trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - "1234"
// + "6b29fc40-ca47-1067-b31d-00dd010662da"
// - version = 1.0
// + version = "1.0"
// - "unik"
// + "unique"
// - , endpont = "x"
