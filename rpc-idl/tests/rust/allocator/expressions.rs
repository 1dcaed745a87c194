// From expressions.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "SIGNS")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[v1_enum]
#[repr(u32)]
pub enum Signs {
    None = 4294967295,
    #[default]
    Zero = 0,
    One = 1,
    Top = 2147483648,
    /// A value that is not declared.
    #[other]
    Other(u32),
}

#[doc(alias = "COUNTS")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Counts<A: Allocator> {
    pub n: u32,
    pub s: i32,
    pub e: Signs,
    pub us: u16,
    #[size_is(if n == 4294967295 { 1 } else { 2 })]
    pub cast: Option<Vec<i16, A>>,
    #[size_is(if n == 4294967295 { 1 } else { 2 })]
    pub complement: Option<Vec<i16, A>>,
    #[size_is(if (((e & 4294967295) ^ 2147483648) - 2147483648) == (-1) { 1 } else { 2 })]
    pub none: Option<Vec<i16, A>>,
    #[size_is(if (((e & 4294967295) ^ 2147483648) - 2147483648) == (-2147483648) { 1 } else { 2 })]
    pub top: Option<Vec<i16, A>>,
    #[size_is(if n == 2147483648 { 1 } else { 2 })]
    pub unsigned_top: Option<Vec<i16, A>>,
    #[size_is(if s == (-1) { 1 } else { 2 })]
    pub signed_none: Option<Vec<i16, A>>,
    #[size_is(if (((e & 4294967295) ^ 2147483648) - 2147483648) < 1 { 1 } else { 2 })]
    pub order: Option<Vec<i16, A>>,
    #[size_is(if n > 4294967295 { 1 } else { 2 })]
    pub above: Option<Vec<i16, A>>,
    #[size_is(if us > (-1) { 1 } else { 2 })]
    pub promoted: Option<Vec<i16, A>>,
    #[size_is(if (s & 4294967295) < n { 1 } else { 2 })]
    pub mixed: Option<Vec<i16, A>>,
    #[size_is(if ((s & 4294967295) / 2) == 2147483647 { 1 } else { 2 })]
    pub quotient: Option<Vec<i16, A>>,
    #[size_is(if (((n & 65535) ^ 32768) - 32768) == (-1) { 1 } else { 2 })]
    pub narrow: Option<Vec<i16, A>>,
    #[size_is(if (((n & 4294967295) ^ 2147483648) - 2147483648) == (-1) { 1 } else { 2 })]
    pub as_signed: Option<Vec<i16, A>>,
    #[size_is(if (s & 255) == 255 { 1 } else { 2 })]
    pub byte_of: Option<Vec<i16, A>>,
    #[size_is(us + 1)]
    pub wide: Option<Vec<i16, A>>,
}

/// What C converts in an expression, and what becomes of it.
#[doc(alias = "expressions")]
#[rpc_interface(
    uuid = "3b8f0e9a-5d3c-4f6e-a0c4-7d1d6a2b9e15",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Expressions {
    async fn count<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        counts: &Counts<A>,
    ) -> Result<()>;

    async fn behind(
        &self,
        e: &Signs,
        #[size_is(if (((*e & 4294967295) ^ 2147483648) - 2147483648) == (-1) { 1 } else { 2 })]
        none: &[i16],
    ) -> Result<()>;
}
