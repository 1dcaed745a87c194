//! Strings of all kinds.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Text<'a> {
    pub n: u32,
    pub a: String,
    pub b: Option<WString>,
    pub c: &'a str,
    pub d: Option<&'a WStr>,
    #[string]
    pub e: &'a [u16],
    #[string]
    #[size_is(n)]
    pub g: Vec<u8>,
    #[size_is(n)]
    pub h: Vec<WString>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Strings {
    async fn input(&self, a: &str, #[string] b: &WStr, #[string] c: &[u8]) -> Result<()>;
    async fn output(&self, #[out] a: &mut String, #[out] b: &mut Option<WString>) -> Result<()>;
    async fn both(&self, a: &mut String, b: &mut Option<WString>) -> Result<()>;
    async fn optional(&self, a: Option<&str>, b: Option<&WStr>) -> Result<()>;
    async fn structure(&self, a: &Text<'_>) -> Result<()>;
    async fn many(&self, n: u32, #[size_is(n)] names: &[&WStr]) -> Result<()>;
    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        #[out] a: &mut Option<&'a WStr>,
    ) -> Result<()>;
    async fn named(
        &self,
        n: u32,
        #[string]
        #[size_is(, n)]
        a: &mut Vec<Option<WString>>,
    ) -> Result<()>;
}
