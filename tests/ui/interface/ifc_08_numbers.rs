//! [IFC-08] Numbers of methods go up, and are numbers.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[opnum(3)]
    async fn f(&self) -> Result<()>;
    #[opnum(3)]
    async fn g(&self) -> Result<()>;
    #[opnum]
    async fn h(&self) -> Result<()>;
    #[opnum(70000)]
    async fn i(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[opnum(3)]
// -     async fn g
// + #[opnum(4)]
// +     async fn g
// - #[opnum]
// + #[opnum(8)]
// - #[opnum(70000)]
// + #[opnum(9)]
