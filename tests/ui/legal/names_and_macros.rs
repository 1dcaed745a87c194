//! What the macros leave alone: types with names like the runtime's, attributes of other derives, and interfaces that
//! another macro writes.

use rpc_runtime::memory::Allocator;
use rpc_runtime::pickle::{Pickler, Unpickler, Version};
use rpc_runtime::prelude::*;

const LEN: u32 = 4;

/// Types may be inferred, and lifetimes left away, in the expression of a length.
#[derive(Ndr, Debug, PartialEq)]
pub struct Lengths {
    pub inferred: [u8; LEN as _],
    pub borrowed: [u8; {
        let text: &[u8] = b"abcd";
        text.len()
    }],
}

/// Its name ends like that of a pointer.
#[derive(Ndr)]
pub struct BoundingBox<T, U> {
    pub first: T,
    pub second: U,
}

#[derive(Ndr)]
pub struct Boxed<U> {
    pub bounds: BoundingBox<u32, U>,
}

pub mod own {
    use rpc_runtime::prelude::*;

    #[derive(Ndr)]
    pub struct PipeReader {
        pub n: u32,
    }

    #[derive(Ndr)]
    pub struct CallInfo {
        pub n: u32,
    }
}

#[derive(Ndr)]
pub struct CardInfo {
    pub pipe: own::PipeReader,
    pub call: own::CallInfo,
}

const DEFAULT: u32 = 7;

#[derive(Ndr)]
#[switch_type(u32)]
pub enum Labels {
    #[case(1)]
    A(u32),
    #[case(DEFAULT)]
    D(u16),
}

/// A parameter of generated code has this name.
#[derive(Ndr)]
pub enum A {
    X,
    #[other]
    Other(u16),
}

#[derive(Ndr)]
pub struct Pair<__Item> {
    pub first: __Item,
    pub second: __Item,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait r#Raw {
    async fn near(&self, card: &CardInfo) -> Result<()>;
    #[allow(clippy::needless_lifetimes)]
    async fn own_reference<'a, 'r>(
        &self,
        memory: &'a CallMemory,
        #[out] out: &'r mut Option<&'a u32>,
    ) -> Result<()>;
    async fn shorter<'a: 'b, 'b>(
        &self,
        memory: &'a CallMemory,
        #[out] out: &mut Option<&'b u32>,
    ) -> Result<()>;
    async fn copied<A: Allocator + Copy + Send + Sync>(&self, memory: A, n: u32) -> Result<()>;
    async fn lengths(&self, bytes: &[u8; LEN as _], lengths: Lengths) -> Result<u32>;
}

#[derive(Ndr, Debug, PartialEq)]
struct Hidden {
    x: u16,
    s: Option<Box<u32>>,
}

/// A private type in private fields of a public one.
#[derive(Ndr, Debug, PartialEq)]
pub struct Public<T> {
    pub n: u32,
    hidden: Hidden,
    #[size_is(n)]
    many: Vec<Hidden>,
    next: Option<Box<Public<T>>>,
    other: T,
}

macro_rules! interface {
    ($uuid:literal, $version:literal, $name:ident, $result:ty, $($methods:tt)*) => {
        #[rpc_interface(uuid = $uuid, version = $version)]
        pub trait $name {
            async fn result(&self) -> $result;
            $($methods)*
        }
    };
}

interface! {
    "6b29fc40-ca47-1067-b31d-00dd010662db",
    "1.0",
    Written,
    Result<u32>,
    async fn arrays(
        &self,
        n: u32,
        #[size_is(n)] bytes: &[u8],
        #[out] m: &mut u32,
        #[out]
        #[size_is(, *m)]
        numbers: &mut Vec<u32>,
    ) -> Result<u32>;
    fn text(&self, s: &mut String, #[unique] p: Option<&u32>) -> Result<()>;
}

#[test]
fn lengths_are_what_they_are() {
    let lengths = Lengths { inferred: [1, 2, 3, 4], borrowed: *b"abcd" };
    let mut pickler = Pickler::new(Vec::new(), Version::V1).expect("a pickler");
    pickler.write(&lengths).expect("it is written");
    assert!(pickler.into_inner().ends_with(b"\x01\x02\x03\x04abcd"));
}

#[test]
fn what_is_private_travels() {
    let hidden = |x| Hidden { x, s: Some(Box::new(7)) };
    let public = |n, next| {
        let many = (0..n).map(|x| hidden(x as u16)).collect();
        Public { n, hidden: hidden(1), many, next, other: 5_u16 }
    };
    let value = public(2, Some(Box::new(public(0, None))));
    let mut pickler = Pickler::new(Vec::new(), Version::V1).expect("a pickler");
    pickler.write(&value).expect("it is written");
    let (bytes, memory) = (pickler.into_inner(), CallMemory::new());
    let mut unpickler = Unpickler::new(&bytes, &memory).expect("a pickle");
    assert_eq!(unpickler.read::<Public<u16>>().expect("a value"), value);
}
