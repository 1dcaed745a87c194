//! Forms that IDL has other words for.

use rpc_runtime::prelude::*;

pub type Count = u32;
pub type Changed<'a> = &'a mut u32;

pub const MOST: u32 = 2 + 2 * 3;
pub const WORDS: usize = MOST as usize / 2;

#[derive(Ndr)]
#[v1_enum]
#[repr(u32)]
pub enum Kind {
    A = 1,
    B = 0x8000_0000,
}

#[derive(Ndr)]
#[closed]
#[repr(u16)]
pub enum Other {
    A = 1,
    Kind,
}

/// It comes before what it contains.
#[derive(Ndr)]
pub struct Outer<'a> {
    pub inner: Inner,
    pub kinds: [Kind; MOST as usize],
    pub words: [u16; WORDS],
    pub len: Len<u16>,
    #[size_is(len)]
    pub names: Vec<WString>,
    pub next: Option<&'a Outer<'a>>,
    pub full: Option<Full<'a, Inner>>,
    #[ptr]
    #[size_is(len)]
    pub many: Option<Full<'a, Tail<&'a [u32]>>>,
    pub always: Box<Box<u32>>,
    pub array: Option<Box<[u8; 4]>>,
    #[string]
    pub short: [u16; 16],
    #[length_is(len)]
    pub part: [u32; 4],
    pub id: Uuid,
    pub r#struct: u8,
}

#[derive(Ndr)]
pub struct Inner {
    pub count: Count,
    #[range(0..10)]
    pub few: u32,
    pub text: String,
    pub pair: Pair,
}

#[derive(Ndr)]
pub struct Pair {
    pub a: f32,
    pub b: f64,
    pub c: rpc_runtime::ndr::UInt3264,
}

#[derive(Ndr)]
pub struct Named {
    pub name: Tail<WString>,
}

#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555502",
    version = "2.1",
    pointer_default = "ref"
)]
pub trait Forms {
    #[doc(alias = "FILE_HANDLE")]
    #[context_handle]
    type File: Context;

    #[idempotent]
    async fn open(&self, call: &CallInfo, name: &str) -> Result<Self::File>;

    async fn read<'a>(
        &self,
        memory: &'a CallMemory,
        file: &Self::File,
        binding: u32,
        #[out] rows: &mut u32,
        #[out]
        #[size_is(, *rows)]
        row: &mut Vec<Inner>,
        #[out] maybe: &mut Option<&'a Outer<'a>>,
    ) -> Result<bool>;

    #[opnum(4)]
    async fn exchange<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        binding: u32,
        #[range(0..=9)] few: &mut u32,
        #[size_is(if few { *few } else { 0 })] bytes: &mut [u8],
    ) -> Result<()>;

    #[maybe]
    async fn tell(&self, named: &Named) -> Result<()>;

    async fn upgrade(&self, file: ContextGuard<'_, Self::File>) -> Result<()>;

    async fn another_name(&self, number: Changed<'_>) -> Result<()>;

    async fn close(&self, file: Self::File) -> Result<()>;

    async fn text(&self) -> Result<Option<WString>>;
}
