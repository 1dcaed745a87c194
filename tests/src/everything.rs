//! One structure with all that NDR has, in the three forms that memory has: owned, from an allocator,
//! borrowed. All three have the same bytes.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::ndr::UInt3264;
use rpc_runtime::{Ndr, Status, Tail, WStr, WString};
use uuid::Uuid;

/// With gaps in memory and on the wire.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Inner {
    pub flag: bool,
    pub wide: u64,
    pub small: i8,
}

/// The same in memory and on the wire.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Flat {
    pub a: u32,
    pub b: [i16; 2],
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[repr(u16)]
pub enum Hue {
    Red = 1,
    Blue = 40,
    #[other]
    Other(u16),
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[v1_enum]
#[closed]
pub enum Far {
    Near,
    Away = 70000,
}

/// What has no pointers.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Plain {
    pub byte: u8,
    pub real: f64,
    pub hue: Hue,
    pub far: Far,
    pub id: Uuid,
    pub status: Status,
    pub size: UInt3264,
    pub single: f32,
    pub inners: [Inner; 2],
    #[range(0..=100)]
    pub percent: u8,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i16)]
pub enum Choice {
    #[case(-1)]
    Number(u32),
    #[case(1, 2)]
    Inner(Inner),
    #[case(3)]
    Next(Option<Box<Everything>>),
    #[case(4)]
    Words(Option<WString>),
    #[case(default)]
    Empty,
}

/// Encapsulated.
#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(u32)]
pub enum Figure {
    #[case(1)]
    Number(u64),
    #[case(2)]
    Pointer(Option<Box<u16>>),
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Tree {
    pub left: Option<Box<Tree>>,
    pub number: u16,
    pub right: Option<Box<Tree>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Part {
    pub n: u8,
    #[size_is(n)]
    pub list: Option<Vec<u64>>,
    pub reference: Box<u8>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Everything {
    pub plain: Plain,
    pub used: u8,
    #[length_is(used)]
    pub varying: [u16; 4],
    pub n: u16,
    #[unique]
    #[size_is(n)]
    pub inners: Option<Vec<Inner>>,
    pub k: u8,
    #[size_is(k)]
    pub flats: Vec<Flat>,
    #[size_is(2 * k + 1)]
    #[length_is(k)]
    pub some: Vec<u16>,
    #[size_is(k)]
    pub parts: Vec<Part>,
    #[size_is(k)]
    pub texts: Vec<Option<WString>>,
    #[size_is(, k)]
    pub deep: Option<Box<Option<Vec<[u8; 3]>>>>,
    pub text: String,
    #[unique]
    pub wide: Option<WString>,
    #[string]
    pub bytes: Vec<u8>,
    pub level: i16,
    #[switch_is(level)]
    pub choice: Choice,
    pub figure: Figure,
    pub fixed: [Option<Box<u32>>; 2],
    pub tree: Option<Box<Tree>>,
    pub m: u8,
    #[size_is(m)]
    pub tail: Tail<Vec<Option<Box<u32>>>>,
}

#[derive(Ndr, Debug)]
#[switch_type(i16)]
pub enum PluggedChoice<A: Allocator> {
    #[case(-1)]
    Number(u32),
    #[case(1, 2)]
    Inner(Inner),
    #[case(3)]
    Next(Option<PluggedBox<Plugged<A>, A>>),
    #[case(4)]
    Words(#[string] Option<PluggedVec<u16, A>>),
    #[case(default)]
    Empty,
}

#[derive(Ndr, Debug)]
#[switch_type(u32)]
pub enum PluggedFigure<A: Allocator> {
    #[case(1)]
    Number(u64),
    #[case(2)]
    Pointer(Option<PluggedBox<u16, A>>),
}

#[derive(Ndr, Debug)]
pub struct PluggedTree<A: Allocator> {
    pub left: Option<PluggedBox<PluggedTree<A>, A>>,
    pub number: u16,
    pub right: Option<PluggedBox<PluggedTree<A>, A>>,
}

#[derive(Ndr, Debug)]
pub struct PluggedPart<A: Allocator> {
    pub n: u8,
    #[size_is(n)]
    pub list: Option<PluggedVec<u64, A>>,
    pub reference: PluggedBox<u8, A>,
}

type Triples<A> = Option<PluggedVec<[u8; 3], A>>;

#[derive(Ndr, Debug)]
pub struct Plugged<A: Allocator> {
    pub plain: Plain,
    pub used: u8,
    #[length_is(used)]
    pub varying: [u16; 4],
    pub n: u16,
    #[unique]
    #[size_is(n)]
    pub inners: Option<PluggedVec<Inner, A>>,
    pub k: u8,
    #[size_is(k)]
    pub flats: PluggedVec<Flat, A>,
    #[size_is(2 * k + 1)]
    #[length_is(k)]
    pub some: PluggedVec<u16, A>,
    #[size_is(k)]
    pub parts: PluggedVec<PluggedPart<A>, A>,
    #[size_is(k)]
    #[string]
    pub texts: PluggedVec<Option<PluggedVec<u16, A>>, A>,
    #[size_is(, k)]
    pub deep: Option<PluggedBox<Triples<A>, A>>,
    #[string]
    pub text: PluggedVec<u8, A>,
    #[unique]
    #[string]
    pub wide: Option<PluggedVec<u16, A>>,
    #[string]
    pub bytes: PluggedVec<u8, A>,
    pub level: i16,
    #[switch_is(level)]
    pub choice: PluggedChoice<A>,
    pub figure: PluggedFigure<A>,
    pub fixed: [Option<PluggedBox<u32, A>>; 2],
    pub tree: Option<PluggedBox<PluggedTree<A>, A>>,
    pub m: u8,
    #[size_is(m)]
    pub tail: Tail<PluggedVec<Option<PluggedBox<u32, A>>, A>>,
}

#[derive(Ndr, Debug, Clone, Copy)]
#[switch_type(i16)]
pub enum BorrowedChoice<'a> {
    #[case(-1)]
    Number(u32),
    #[case(1, 2)]
    Inner(Inner),
    #[case(3)]
    Next(Option<&'a Borrowed<'a>>),
    #[case(4)]
    Words(Option<&'a WStr>),
    #[case(default)]
    Empty,
}

#[derive(Ndr, Debug, Clone, Copy)]
#[switch_type(u32)]
pub enum BorrowedFigure<'a> {
    #[case(1)]
    Number(u64),
    #[case(2)]
    Pointer(Option<&'a u16>),
}

#[derive(Ndr, Debug, Clone, Copy)]
pub struct BorrowedTree<'a> {
    pub left: Option<&'a BorrowedTree<'a>>,
    pub number: u16,
    pub right: Option<&'a BorrowedTree<'a>>,
}

#[derive(Ndr, Debug, Clone, Copy)]
pub struct BorrowedPart<'a> {
    pub n: u8,
    #[size_is(n)]
    pub list: Option<&'a [u64]>,
    pub reference: &'a u8,
}

#[derive(Ndr, Debug, Clone, Copy)]
pub struct Borrowed<'a> {
    pub plain: Plain,
    pub used: u8,
    #[length_is(used)]
    pub varying: [u16; 4],
    pub n: u16,
    #[unique]
    #[size_is(n)]
    pub inners: Option<&'a [Inner]>,
    pub k: u8,
    #[size_is(k)]
    pub flats: &'a [Flat],
    #[size_is(2 * k + 1)]
    #[length_is(k)]
    pub some: &'a [u16],
    #[size_is(k)]
    pub parts: &'a [BorrowedPart<'a>],
    #[size_is(k)]
    pub texts: &'a [Option<&'a WStr>],
    #[size_is(, k)]
    pub deep: Option<&'a Option<&'a [[u8; 3]]>>,
    pub text: &'a str,
    #[unique]
    pub wide: Option<&'a WStr>,
    #[string]
    pub bytes: &'a [u8],
    pub level: i16,
    #[switch_is(level)]
    pub choice: BorrowedChoice<'a>,
    pub figure: BorrowedFigure<'a>,
    pub fixed: [Option<&'a u32>; 2],
    pub tree: Option<&'a BorrowedTree<'a>>,
    pub m: u8,
    #[size_is(m)]
    pub tail: Tail<&'a [Option<&'a u32>]>,
}
