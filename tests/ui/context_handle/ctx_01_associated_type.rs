//! [CTX-01] An associated type that is no context handle.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    type File;
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - type File;
// +
// - fn main() {}
// + pub trait Other {
// +     type File;
// + }
// +
// + fn main() {}
