// From pipes.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "PAIR")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Pair {
    pub low: i32,
    pub high: i64,
}

/// Pipes: alone, behind a pointer, and behind typedefs of either.
#[doc(alias = "pipes")]
#[rpc_interface(uuid = "6f3c0b1e-2d4a-4c7b-9e51-0a8d3f2b7c64", version = "1.0")]
pub trait Pipes {
    async fn alone(&self, bytes: PipeReader<u8>) -> Result<()>;

    async fn behind_pointers(
        &self,
        sent: PipeReader<u8>,
        received: PipeWriter<u8>,
    ) -> Result<()>;

    async fn both_ways(
        &self,
        bytes: PipeReader<u8>,
        bytes_out: PipeWriter<u8>,
    ) -> Result<()>;

    async fn of_typedefs(
        &self,
        #[range(2..=7)]
        sent: PipeReader<Pair>,
        #[range(2..=7)]
        received: PipeWriter<Pair>,
    ) -> Result<()>;

    async fn narrower(
        &self,
        #[range(2..=3)]
        sent: PipeReader<Pair>,
    ) -> Result<()>;
}
