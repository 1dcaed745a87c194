//! [IFC-13] A macro call in an interface.

use rpc_runtime::prelude::*;

macro_rules! methods {
    () => {};
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    methods!();
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - methods!();
// +
// - fn main() {}
// + pub trait Other {
// +     methods!();
// + }
// +
// + fn main() {}
