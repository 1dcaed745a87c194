// From pointers.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "NODE")]
#[doc(alias = "_NODE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Node<A: Allocator> {
    /// by pointer\_default
    pub next: Option<Box<Node<A>, A>>,
    pub other: Option<Box<Node<A>, A>>,
    pub always: Box<u32, A>,
    /// of a typedef that another file defines
    pub elsewhere: Option<Box<u32, A>>,
    pub here: Option<Box<u32, A>>,
    pub two: Option<Box<Option<Box<u32, A>>, A>>,
}

/// A string in an array, or behind a pointer.
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct WideString<A: Allocator> {
    /// Without its terminator.
    #[string]
    pub text: Option<Vec<u16, A>>,
}

/// A string in an array, or behind a pointer.
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ByteString<A: Allocator> {
    /// Without its terminator.
    #[string]
    pub text: Option<Vec<u8, A>>,
}

/// Each kind of pointer, by attribute, by place, and by default.
#[doc(alias = "pointers")]
#[rpc_interface(uuid = "11111111-2222-3333-4444-555555555555", version = "1.2")]
pub trait Pointers {
    #[context_handle]
    type Handle: Context;

    async fn top<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        plain: &Node<A>,
        by_typedef: &Node<A>,
        unique: Option<&Node<A>>,
        both: &mut Option<Box<Node<A>, A>>,
        #[out]
        out: &mut Option<Box<Node<A>, A>>,
        said: &Node<A>,
        full: Option<&Node<A>>,
    ) -> Result<()>;

    async fn returned<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
    ) -> Result<Option<Box<Node<A>, A>>>;

    async fn handles(
        &self,
        r#in: &mut Self::Handle,
        #[out]
        out: &mut Option<Self::Handle>,
        both: &mut Option<Self::Handle>,
        plain: &mut Self::Handle,
    ) -> Result<()>;

    async fn texts<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        name: &WStr,
        maybe: Option<&WStr>,
        #[string]
        c: &[u8],
        array: &WStr,
        #[out]
        #[string]
        text: &mut Option<Vec<u16, A>>,
    ) -> Result<()>;

    async fn text<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
    ) -> Result<WideString<A>>;

    async fn bytes<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
    ) -> Result<ByteString<A>>;
}
