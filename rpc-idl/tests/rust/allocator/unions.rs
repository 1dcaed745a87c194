// From unions.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;

#[doc(alias = "KIND")]
#[doc(alias = "_KIND")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum Kind {
    #[default]
    None = 0,
    One = 5,
    Two = 6,
    Last = 14,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "WIDE")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[v1_enum]
#[repr(u32)]
pub enum Wide {
    Wide = 2147483647,
    /// A value that is not declared.
    #[other]
    Other(u32),
    Negative = 4294967295,
}

#[doc(alias = "_TAGGED")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u16)]
pub enum Tagged {
    #[default]
    Tagged = 0,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct ChoiceBoth {
    pub a: i32,
    pub b: i32,
}

#[doc(alias = "CHOICE")]
#[doc(alias = "_CHOICE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i16)]
#[ms_union]
pub enum Choice<A: Allocator> {
    #[case(1)]
    Number(i32),
    #[case(2, 3)]
    Text(#[string] Option<Vec<u8, A>>),
    #[case(Kind::Two)]
    Both(ChoiceBoth),
    #[case(4)]
    Case4,
    #[case(default)]
    Nothing,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(Kind)]
#[ms_union]
pub enum HolderField3 {
    #[case(Kind::None)]
    B(u8),
    #[case(Kind::One)]
    H(i64),
}

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct HolderField4EitherCase1 {
    pub lo: i16,
    pub hi: i16,
}

#[doc(alias = "ENCAPSULATED")]
#[doc(alias = "_ENCAPSULATED")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i32)]
pub enum Encapsulated {
    #[case(1)]
    First(i32),
    #[case(2, 3)]
    Second(#[discriminant] i32, Uuid),
    #[case(default)]
    Nothing(#[discriminant] i32),
}

#[doc(alias = "WITHOUT")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u8)]
pub enum Without<A: Allocator> {
    #[case(97)]
    A(u8),
    #[case(98)]
    B(Option<Box<i32, A>>),
}

#[doc(alias = "HELD")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Held<A: Allocator> {
    pub flags: u32,
    #[switch_is(flags & 255)]
    pub choice: Choice<A>,
}

#[doc(alias = "BY_CHARACTER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u8)]
#[ms_union]
pub enum ByCharacter {
    #[case(255)]
    High(i32),
    #[case(default)]
    Nothing,
}

#[doc(alias = "WITH_CHARACTER")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u8)]
pub enum WithCharacter {
    #[case(200)]
    High(i32),
    #[case(default)]
    Nothing(#[discriminant] u8),
}

#[doc(alias = "FREQUENCY")]
#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Frequency {
    Sometimes = 1,
    /// A value that is not declared.
    #[other]
    Other(u16),
}

#[doc(alias = "WITH_FREQUENCY")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(Frequency)]
pub enum WithFrequency {
    #[case(Frequency::Sometimes)]
    B(i32),
}

#[doc(alias = "BY_LONG")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i32)]
#[ms_union]
pub enum ByLong {
    #[case(-1)]
    A(i32),
    #[case(Wide::Wide)]
    B(i32),
}

#[doc(alias = "BY_WIDE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(Wide)]
#[ms_union]
pub enum ByWide {
    #[case(Wide::Negative)]
    A(i32),
    #[case(Wide::Wide)]
    B(i32),
}

#[doc(alias = "LABELS")]
#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Labels {
    pub c: u8,
    pub n: i32,
    pub wide: Wide,
    #[switch_is(c)]
    pub by_character: ByCharacter,
    #[switch_is(n)]
    pub by_long: ByLong,
    #[switch_is(wide)]
    pub by_wide: ByWide,
    pub with_character: WithCharacter,
    pub with_frequency: WithFrequency,
}

#[doc(alias = "BARE")]
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i16)]
#[ms_union]
pub enum Bare {
    #[case(1)]
    A(i32),
    #[case(default)]
    Nothing,
}

#[doc(alias = "unions")]
#[rpc_interface(
    uuid = "11111111-2222-3333-4444-555555555557",
    version = "0.0",
    pointer_default = "unique"
)]
pub trait Unions {
    async fn labels(&self, labels: &Labels) -> Result<()>;

    async fn bare(&self, t: i16, #[switch_is(t)] bare: &Bare) -> Result<()>;

    async fn choose<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        tag: i16,
        #[switch_is(tag)]
        choice: &Choice<A>,
        e: &Encapsulated,
        n: &mut i16,
        #[switch_is(*n)]
        again: &mut Choice<A>,
        held: &Held<A>,
    ) -> Result<()>;
}
