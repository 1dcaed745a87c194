//! Enumerations of all kinds.

use rpc_runtime::prelude::*;

pub const FOUR: isize = 4;

#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Open {
    Zero,
    Big = 32767,
    #[other]
    Other(u16),
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[closed]
pub enum Closed {
    One = 1,
    Two,
    Four = FOUR,
    Five,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[v1_enum]
#[repr(u32)]
pub enum Wide {
    Big = 0xffff_fff0,
    #[other]
    Other(u32),
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[v1_enum]
#[closed]
pub enum Signed {
    Minus = -1,
    Zero = 0,
}

/// Names that the generated code uses too.
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[closed]
#[allow(non_camel_case_types)]
pub enum Names {
    Flat,
    Some,
    None,
    Ok,
    Err,
    r#type,
    LAYOUT,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Enumerations {
    async fn f(&self, a: Open, b: Closed, c: Wide, d: Signed, e: Names) -> Result<Open>;
    async fn g(&self, a: &mut Closed, #[out] b: &mut Open, #[out] c: &mut Signed) -> Result<()>;
    async fn h(&self, n: u32, #[size_is(n)] a: &[Open]) -> Result<()>;
}
