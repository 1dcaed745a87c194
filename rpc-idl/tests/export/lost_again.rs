// From lost.idl, lost.acf by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;

pub const MOST: u32 = 8;
pub const NAME: &str = "x";

/// The kind.
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Kind {
    One = 1,
    Two = 2,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

/// A row.
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Row {
    /// The id.
    pub id: u32,
    pub len: u32,
    #[size_is(len)]
    pub bytes: Vec<u8>,
    #[string]
    pub text: Vec<u8>,
    pub name: Option<WString>,
    pub many: [u8; 8],
    pub next: Option<Box<u32>>,
    #[range(0..=9)]
    pub few: u32,
    pub st: Status,
    pub ok: bool,
    pub id2: Uuid,
    pub r#type: u32,
}

/// An interface.
#[doc(alias = "HTTPServer")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555502", version = "2.1")]
pub trait HttpServer {
    #[context_handle]
    type File: Context;

    /// Opens.
    async fn open(&self, #[string] name: &[u8]) -> Result<Option<Self::File>>;

    async fn blocking(&self, n: u32) -> Result<u32>;

    async fn read(
        &self,
        file: &mut Self::File,
        #[out]
        row: &mut Option<Box<Row>>,
    ) -> Result<Status>;

    async fn write(
        &self,
        file: &Self::File,
        file_name: &WStr,
        n: u32,
        #[size_is(n)]
        data: &[u8],
    ) -> Result<()>;

    #[opnum(7)]
    async fn swap(&self, file: &mut Option<Self::File>) -> Result<()>;

    async fn close(&self, file: &mut Option<Self::File>) -> Result<()>;

    async fn kind(
        &self,
        kind: Kind,
        #[out]
        k: &mut Kind,
        x: Option<&u32>,
        b: &u32,
    ) -> Result<()>;
}
