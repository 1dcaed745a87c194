//! What does not come back when it is exported and imported again: README.md lists it.
use rpc_runtime::prelude::*;

pub type Count = u32;
pub const MOST: u32 = 2 + 2 * 3;
pub const NAME: &str = "x";
pub const GOOD: Status = Status(7);

/// The kind.
#[derive(Debug, Clone, Copy, PartialEq, Ndr)]
#[closed]
pub enum Kind { One = 1, Two }

/// A row.
#[derive(Ndr, Debug, Clone, Default)]
pub struct Row<'a> {
    /// The id.
    pub id: Count,
    pub len: Len<u32>,
    #[size_is(len)]
    pub bytes: &'a [u8],
    pub text: String,
    pub name: Option<&'a WStr>,
    pub many: [u8; MOST as usize],
    pub next: Option<Full<'a, u32>>,
    #[range(0..=9)]
    pub few: u32,
    #[skip]
    pub cache: u32,
    pub st: Status,
    pub ok: bool,
    pub id2: Uuid,
    pub r#type: u32,
}

/// An interface.
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555502", version = "2.1", min_level = "privacy")]
pub trait HTTPServer {
    #[context_handle]
    type File: Context;
    #[context_handle]
    type OtherFile: Context;

    /// Opens.
    async fn open(&self, call: &CallInfo, name: &str) -> Result<Self::File>;
    fn blocking(&self, n: u32) -> Result<u32>;
    async fn read<'a>(&self, memory: &'a CallMemory, file: &mut Self::File, #[out] row: &mut Option<&'a Row<'a>>) -> Result<Status>;
    async fn write(&self, file: &Self::File, file_name: &WStr, n: u32, #[size_is(n)] data: &[u8]) -> Result<()>;
    #[opnum(7)]
    #[cancellable]
    async fn swap(&self, file: &mut Option<Self::File>) -> Result<()>;
    async fn close(&self, file: Self::File) -> Result<()>;
    async fn kind(&self, kind: Kind, #[out] k: &mut Kind, x: Option<&u32>, b: Box<u32>) -> Result<()>;
}
