//! Structures of all kinds.

use rpc_runtime::prelude::*;

#[derive(Ndr, Debug, Default, Clone, PartialEq)]
#[repr(C)]
pub struct Scalars {
    pub a: u8,
    pub b: i8,
    pub c: u16,
    pub d: i16,
    pub e: u32,
    pub f: i32,
    pub g: u64,
    pub h: i64,
    pub i: f32,
    pub j: f64,
    pub k: bool,
}

#[derive(Ndr)]
pub struct Tuple(pub u32, pub Scalars);

#[derive(Ndr)]
pub struct Newtype(pub u32);

#[derive(Ndr)]
pub struct Pair<T> {
    pub a: T,
    pub b: T,
}

#[derive(Ndr)]
pub struct Bounded<T: Clone>
where
    T: Copy,
{
    pub a: T,
}

#[derive(Ndr)]
pub struct Borrowed<'a, T> {
    pub n: u32,
    #[size_is(n)]
    pub a: &'a [T],
    pub b: Option<&'a T>,
}

#[derive(Ndr)]
#[ndr(crate = "rpc_runtime")]
pub struct Keywords {
    pub r#type: u32,
    pub r#in: u32,
    #[size_is(r#in)]
    pub r#match: Vec<u8>,
}

#[derive(Ndr)]
#[ndr(crate = ::rpc_runtime)]
pub struct CrateAsPath {
    pub a: u32,
}

macro_rules! structure {
    ($name:ident, $ty:ty) => {
        #[derive(Ndr)]
        pub struct $name {
            pub a: $ty,
            pub n: u32,
            #[size_is(n)]
            pub b: Vec<$ty>,
        }
    };
}
structure!(FromMacro, u16);

pub fn inside() {
    #[derive(Ndr)]
    #[allow(dead_code)]
    struct Local {
        a: u32,
    }
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Structures {
    async fn f(&self, a: &Scalars, b: Tuple, c: Newtype, #[out] d: &mut Scalars) -> Result<()>;
    async fn g(&self, a: &Pair<u32>, b: &mut Pair<Scalars>, c: &Bounded<u8>) -> Result<()>;
    async fn h(&self, a: &Borrowed<'_, u32>, b: &Keywords, c: &FromMacro) -> Result<()>;
    async fn i(&self) -> Result<Scalars>;
}

pub const LENGTH: u32 = 4;

/// A `usize` that does not travel: it is part of a length.
#[derive(Ndr)]
pub struct CastLength {
    pub a: [u8; LENGTH as usize],
}
