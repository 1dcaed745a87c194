// From interfaces.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

/// A plain one.
/// Of two lines.
#[doc(alias = "base")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555558", version = "3.0")]
pub trait Base {
    async fn first(&self) -> Result<Status>;

    #[opnum(3)]
    #[idempotent]
    async fn last(&self, parameter_0: i32, unnamed: &[i32; 4]) -> Result<i32>;
}

#[doc(alias = "derived")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555559", version = "0.0")]
pub trait Derived {
    async fn first(&self) -> Result<Status>;

    #[opnum(3)]
    #[idempotent]
    async fn last(&self, parameter_0: i32, unnamed: &[i32; 4]) -> Result<i32>;

    async fn more(&self) -> Result<()>;
}

#[doc(alias = "later")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-55555555555f", version = "0.0")]
pub trait Later {
    async fn send(
        &self,
        server: Option<&WStr>,
        up: PipeReader<u8>,
        down: PipeWriter<u8>,
    ) -> Result<()>;
}
