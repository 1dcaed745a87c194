// From configured.idl, configured.acf by rpc-idl 0.1.0.

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
pub struct List<'a> {
    pub a: i32,
    pub next: Option<&'a List<'a>>,
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
        data: &Data,
        n: &i32,
        list: Option<&List<'_>>,
        #[out]
        #[size_is(*n)]
        bytes: &mut [u8],
    ) -> Result<()>;

    #[opnum(2)]
    async fn status(&self, n: i32, #[out] s: &mut Status) -> Result<Status>;

    #[notify_flag]
    async fn replace<'a>(
        &self,
        memory: &'a CallMemory,
        list: &mut Option<&'a List<'a>>,
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
    async fn made<'a>(
        &self,
        memory: &'a mut CallBlock<'_>,
        room: i32,
        #[out]
        #[byte_count(room)]
        data: &mut Option<&'a Data>,
    ) -> Result<()>;
}
