// From refused.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "NARROW")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i16)]
pub enum Narrow {
    #[case(1)]
    A(i32),
    #[case(default)]
    Nothing,
}

#[doc(alias = "OWNS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Owns<'a> {
    pub length: u32,
    #[string]
    pub text: Option<&'a [u8]>,
}

/// What has no counterpart in Rust, and one procedure that has.
#[doc(alias = "refused")]
#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555563",
    version = "0.0",
    pointer_default = "unique"
)]
pub trait Refused {
    async fn said(&self, value: &Owns<'_>) -> Result<()>;

    #[opnum(10)]
    #[allow(deprecated)]
    async fn in_line<'a>(
        &self,
        memory: &'a CallMemory,
        n: i32,
        #[out]
        #[size_is(n)]
        values: &mut [Owns<'a>],
    ) -> Result<()>;
}
