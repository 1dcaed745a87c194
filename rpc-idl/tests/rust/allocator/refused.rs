// From refused.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "BY_USE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i16)]
pub enum ByUse {
    #[case(1)]
    A(i32),
    #[case(default)]
    Nothing,
}

#[doc(alias = "OWNS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Owns<A: Allocator> {
    pub length: u32,
    #[string]
    pub text: Option<Vec<u8, A>>,
}

#[doc(alias = "KIND")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum Kind {
    #[default]
    First = 0,
    Second = 1,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "OF_KIND")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(Kind)]
pub enum OfKind {
    #[case(Kind::First)]
    A(i32),
}

/// A union has one discriminant, wherever it is.
#[doc(alias = "SAID_TWICE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i32)]
pub enum SaidTwice {
    #[case(1)]
    A(i16),
    #[case(default)]
    Nothing,
}

#[doc(alias = "SAID_LONG")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct SaidLong {
    pub t: i32,
    #[switch_is(t)]
    pub u: SaidTwice,
}

#[doc(alias = "FOUND_TWICE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i32)]
pub enum FoundTwice {
    #[case(1)]
    A(i16),
    #[case(default)]
    Nothing,
}

#[doc(alias = "FOUND_LONG")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct FoundLong {
    pub t: i32,
    #[switch_is(t)]
    pub u: FoundTwice,
}

#[doc(alias = "LARGE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Large {
    pub all: [i32; 2147483647],
}

/// What has no counterpart in Rust, and one procedure that has.
#[doc(alias = "refused")]
#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555563",
    version = "0.0",
    pointer_default = "unique"
)]
pub trait Refused {
    async fn said<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        value: &Owns<A>,
        n: Kind,
        #[switch_is(n)]
        of_kind: &OfKind,
        is: bool,
    ) -> Result<()>;

    #[opnum(16)]
    async fn sound_use(&self, n: i16, #[switch_is(n)] value: &ByUse) -> Result<()>;

    #[opnum(20)]
    async fn said_long(&self, a: &SaidLong, b: &FoundLong) -> Result<()>;
}
