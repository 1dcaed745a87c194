// From configured.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "DATA")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Data {
    pub a: i32,
}

#[doc(alias = "configured")]
#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555561",
    version = "0.0",
    pointer_default = "unique"
)]
pub trait Configured {
    async fn encode(
        &self,
        data: &Data,
        n: &i32,
        #[size_is(*n)]
        bytes: &[u8],
    ) -> Result<()>;

    #[opnum(2)]
    async fn status(&self, n: i32) -> Result<i32>;
}
