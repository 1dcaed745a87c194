// From names.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

/// Names that Rust, or what the macros write, has a meaning for, and names that become one.
#[doc(alias = "max_n")]
pub const MAX_N: i32 = 1;

#[doc(alias = "MAX_N")]
pub const MAX_N2: i32 = 2;

#[doc(alias = "MaxN")]
pub const MAX_N3: i32 = 2;
pub const LIMIT: i32 = 3;

#[doc(alias = "SIZES")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Sizes {
    #[size_is(MAX_N)]
    pub one: Option<Vec<i32>>,
    #[size_is(MAX_N2)]
    pub two: Option<Vec<i32>>,
    #[size_is(LIMIT)]
    pub three: Option<Vec<i32>>,
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NamesClient {
    pub r#gen: i32,
    pub r#type: i32,
    pub self_: i32,
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NamesServer {
    pub value: i32,
}

#[doc(alias = "NAMES_BLOCKING_CLIENT")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NamesBlockingClient {
    pub value: i32,
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NamesFile {
    pub value: i32,
}

#[doc(alias = "PARTS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Parts {
    pub client: NamesClient,
    pub server: NamesServer,
    pub blocking: NamesBlockingClient,
    pub file: NamesFile,
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Send {
    pub value: i32,
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Sync {
    #[size_is(LIMIT)]
    pub all: Option<Vec<Send>>,
}

#[doc(alias = "TWICE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Twice {
    First = 1,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

impl Twice {
    pub const FIRST_AGAIN: Twice = Twice::First;
    #[doc(alias = "FIRST_AGAIN")]
    pub const FIRST_AGAIN2: Twice = Twice::First;
}

#[doc(alias = "nameless_client_client")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct NamelessClientClient {
    pub value: i32,
}

#[doc(alias = "names")]
#[rpc_interface(
    uuid = "6c1d7f1e-3f0a-4c2b-9f51-2b7d3e0a9c44",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Names2 {
    #[doc(alias = "FILE")]
    #[context_handle]
    type File: Context;

    #[doc(alias = "CLIENT")]
    #[context_handle]
    type ClientHandle: Context;

    #[doc(alias = "Connect")]
    async fn connect2(
        &self,
        r#gen: i32,
        parts: &Parts,
        #[out]
        file: &mut Option<Self::File>,
    ) -> Result<()>;

    #[doc(alias = "Bind")]
    async fn bind2(&self, all: &Sync, sizes: &Sizes, twice: Twice) -> Result<()>;

    #[doc(alias = "Client")]
    async fn client2(
        &self,
        file: &mut Self::File,
        #[out]
        client: &mut Option<Self::ClientHandle>,
    ) -> Result<()>;

    #[doc(alias = "With")]
    async fn with2(&self, client: &mut Self::ClientHandle) -> Result<()>;

    #[doc(alias = "WithObject")]
    async fn with_object2(&self) -> Result<()>;

    #[doc(alias = "InOrder")]
    async fn in_order2(&self) -> Result<()>;

    #[doc(alias = "Over")]
    async fn over2(&self) -> Result<()>;

    async fn r#gen(&self) -> Result<()>;
}

/// No other name is its.
#[doc(alias = "nameless_client")]
#[rpc_interface(uuid = "0b7c9a52-84be-4b43-9dc5-51bb3f6e2c81", version = "1.0")]
pub trait NamelessClient2 {
    async fn call(&self, value: &NamelessClientClient) -> Result<()>;
}
