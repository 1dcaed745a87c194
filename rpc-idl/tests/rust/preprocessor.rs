// From preprocessor.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "Taken")]
pub const TAKEN: i32 = 7;

#[doc(alias = "Sum")]
pub const SUM: i32 = 10;

#[doc(alias = "Pasted_1")]
pub const PASTED_1: i32 = 9;

#[doc(alias = "Text")]
pub const TEXT: &str = "a \"quoted\\n\" b";
pub const QUOTED: i32 = 20;
pub const QUOTED_TEXT: &str = "text";

#[doc(alias = "SELF")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555560", version = "0.0")]
pub trait Self2 {
    async fn text(
        &self,
        #[string]
        name: &[u8],
        n: &mut [Option<Box<i32>>; 3],
    ) -> Result<()>;

    async fn included(&self, h: i16) -> Result<()>;
}
