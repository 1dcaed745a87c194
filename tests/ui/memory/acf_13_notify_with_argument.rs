//! [ACF-13] `notify` has no arguments.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[notify(1)]
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[notify(1)]
// + #[notify]
