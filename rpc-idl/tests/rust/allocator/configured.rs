// From configured.idl, configured.acf by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "DATA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Data {
    pub a: i32,
}

#[doc(alias = "LIST")]
#[doc(alias = "_LIST")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct List<A: Allocator> {
    pub a: i32,
    pub next: Option<Box<List<A>, A>>,
}

#[doc(alias = "configured")]
#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555561",
    version = "0.0",
    pointer_default = "unique"
)]
pub trait Configured {
    #[notify]
    #[allow(deprecated)]
    async fn encode(
        &self,
        memory: SharedAllocator,
        data: &Data,
        n: &i32,
        #[allocate(dont_free)]
        list: Option<Box<List<SharedAllocator>, SharedAllocator>>,
        #[out]
        #[size_is(*n)]
        bytes: &mut [u8],
    ) -> Result<()>;

    #[opnum(2)]
    async fn status(&self, n: i32, #[out] s: &mut Status) -> Result<Status>;

    #[notify_flag]
    async fn replace<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[force_allocate]
        list: &mut Option<Box<List<A>, A>>,
        data: &Data,
    ) -> Result<()>;

    async fn ignored(
        &self,
        #[partial_ignore]
        data: Option<&mut Data>,
        #[out]
        made: &mut Data,
    ) -> Result<()>;

    #[opnum(6)]
    async fn made<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        room: i32,
        #[out]
        data: &mut Option<Box<Data, A>>,
    ) -> Result<()>;
}
