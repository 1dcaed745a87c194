// From arrays.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;

pub const LENGTH: i16 = 8;

#[doc(alias = "COUNTED")]
#[doc(alias = "_COUNTED")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Counted<A: Allocator> {
    pub length: u16,
    pub maximum_length: u16,
    #[size_is(maximum_length / 2)]
    #[length_is(length / 2)]
    pub buffer: Option<Vec<u16, A>>,
}

#[doc(alias = "TAIL")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Tail2<A: Allocator> {
    pub count: i32,
    #[size_is(count)]
    pub tail: Tail<Vec<i32, A>>,
}

#[doc(alias = "VARYING")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Varying<A: Allocator> {
    pub count: i32,
    #[size_is(count)]
    #[length_is(count)]
    pub tail: Tail<Vec<i32, A>>,
}

#[doc(alias = "NAMED")]
#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct Named<A: Allocator> {
    pub names: [ByteString<A>; 2],
    pub wide: [WideString<A>; 2],
    pub all: [[ByteString<A>; 3]; 2],
    pub deep: Option<Box<WideString<A>, A>>,
    pub bytes: Option<Box<ByteString<A>, A>>,
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

#[doc(alias = "arrays")]
#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555556",
    version = "0.0",
    pointer_default = "unique"
)]
pub trait Arrays {
    #[allow(deprecated)]
    async fn sizes<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        n: i32,
        #[size_is(n)]
        pointer: &[i32],
        #[size_is(n + 1)]
        open: &[i32],
        #[max_is(n)]
        by_typedef: &[u32],
        m: &i32,
        #[out]
        #[size_is(, *m)]
        second: &mut Option<Vec<i32, A>>,
        #[out]
        #[size_is(*m)]
        #[length_is(*m)]
        varying: &mut [i32],
        #[first_is(n)]
        #[last_is(n)]
        window: &[i32; 10],
        #[size_is(n)]
        maybe: Option<&[i32]>,
    ) -> Result<()>;

    async fn shapes<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        x: i32,
        #[size_is(if x & 4 { 1 } else { 0 })]
        flags: &[u8],
        #[size_is((x + 7) & (-8))]
        aligned: &[u8],
        #[size_is((x & 4294967295) / 16)]
        ids: &[Uuid],
        #[size_is(x & 65535)]
        cast: &[u8],
        #[size_is(x << 2, x >> 1)]
        shifted: &[Option<Vec<u8, A>>],
        #[size_is(((x > 3) && (x != 5)) || (x == 0))]
        logic: &[u8],
    ) -> Result<()>;

    #[allow(deprecated)]
    async fn both_ways(
        &self,
        n: i32,
        m: &mut i32,
        #[size_is(n)]
        #[length_is(*m)]
        text: &mut [u16],
    ) -> Result<()>;

    #[opnum(4)]
    async fn named<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        n: &Named<A>,
        direct: &[ByteString<A>; 2],
        both: &mut Named<A>,
        #[out]
        made: &mut Option<Box<ByteString<A>, A>>,
    ) -> Result<()>;
}
