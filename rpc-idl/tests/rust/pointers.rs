// From pointers.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "NODE")]
#[doc(alias = "_NODE")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Node {
    /// by pointer\_default
    pub next: Option<Box<Node>>,
    pub other: Option<Box<Node>>,
    pub always: Box<u32>,
    /// of a typedef that another file defines
    pub elsewhere: Option<Box<u32>>,
    pub here: Option<Box<u32>>,
    pub two: Option<Box<Option<Box<u32>>>>,
}

/// A string in an array, or behind a pointer.
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ByteString {
    /// Without its terminator.
    #[string]
    pub text: Option<Vec<u8>>,
}

/// Each kind of pointer, by attribute, by place, and by default.
#[doc(alias = "pointers")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555555", version = "1.2")]
pub trait Pointers {
    #[context_handle]
    type Handle: Context;

    async fn top(
        &self,
        plain: &Node,
        by_typedef: &Node,
        unique: Option<&Node>,
        both: &mut Option<Box<Node>>,
        #[out]
        out: &mut Option<Box<Node>>,
        said: &Node,
        full: Option<&Node>,
    ) -> Result<()>;

    async fn returned(&self) -> Result<Option<Box<Node>>>;

    async fn handles(
        &self,
        r#in: &mut Self::Handle,
        #[out]
        out: &mut Option<Self::Handle>,
        both: &mut Option<Self::Handle>,
        plain: &mut Self::Handle,
    ) -> Result<()>;

    async fn texts(
        &self,
        name: &WStr,
        maybe: Option<&WStr>,
        #[string]
        c: &[u8],
        array: &WStr,
        #[out]
        text: &mut Option<WString>,
    ) -> Result<()>;

    async fn text(&self) -> Result<Option<WString>>;

    async fn bytes(&self) -> Result<ByteString>;
}
