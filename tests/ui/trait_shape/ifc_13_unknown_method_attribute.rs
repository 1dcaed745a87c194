//! [IFC-13] (MIDL2176) An attribute of IDL that is not supported, on a method.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[propget]
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[propget]
