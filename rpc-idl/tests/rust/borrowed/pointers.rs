// From pointers.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "NODE")]
#[doc(alias = "_NODE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// by pointer\_default
    pub next: Option<&'a Node<'a>>,
    pub other: Option<&'a Node<'a>>,
    pub always: &'a u32,
    /// of a typedef that another file defines
    pub elsewhere: Option<&'a u32>,
    pub here: Option<&'a u32>,
    pub two: Option<&'a Option<&'a u32>>,
}

/// A string in an array, or behind a pointer.
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ByteString<'a> {
    /// Without its terminator.
    #[string]
    pub text: Option<&'a [u8]>,
}

/// Each kind of pointer, by attribute, by place, and by default.
#[doc(alias = "pointers")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555555", version = "1.2")]
pub trait Pointers {
    #[context_handle]
    type Handle: Context;

    async fn top<'a>(
        &self,
        memory: &'a CallMemory,
        plain: &Node<'_>,
        by_typedef: &Node<'_>,
        unique: Option<&Node<'_>>,
        both: &mut Option<&'a Node<'a>>,
        #[out]
        out: &mut Option<&'a Node<'a>>,
        said: &Node<'_>,
        full: Option<&Node<'_>>,
    ) -> Result<()>;

    async fn returned<'a>(&self, memory: &'a CallMemory) -> Result<Option<&'a Node<'a>>>;

    async fn handles(
        &self,
        r#in: &mut Self::Handle,
        #[out]
        out: &mut Option<Self::Handle>,
        both: &mut Option<Self::Handle>,
        plain: &mut Self::Handle,
    ) -> Result<()>;

    async fn texts<'a>(
        &self,
        memory: &'a CallMemory,
        name: &WStr,
        maybe: Option<&WStr>,
        #[string]
        c: &[u8],
        array: &WStr,
        #[out]
        text: &mut Option<&'a WStr>,
    ) -> Result<()>;

    async fn text<'a>(&self, memory: &'a CallMemory) -> Result<Option<&'a WStr>>;

    async fn bytes<'a>(&self, memory: &'a CallMemory) -> Result<ByteString<'a>>;
}
