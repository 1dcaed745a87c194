//! `tests/interop/wine/shapes.idl` in Rust: the shapes of NDR, which C programs over Wine's rpcrt4 have too.

pub mod checks;
mod server;

use rpc_runtime::prelude::*;

pub use server::Service;

/// 16 bits.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[repr(u16)]
pub enum Colour {
    Red = 1,
    Green,
    Blue = 40,
    #[other]
    Other(u16),
}

/// 32 bits.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[v1_enum]
#[closed]
pub enum Distance {
    Nearby,
    FarAway = 70000,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Mixed {
    pub a: i8,
    pub b: i64,
    pub c: i16,
    pub d: f64,
    pub e: u8,
    pub f: i16,
    pub g: i32,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Nested {
    pub first: u8,
    pub inner: Mixed,
    pub f: f32,
    pub hue: Colour,
    pub same: Colour,
    pub off: Distance,
    pub last: u8,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub a: u8,
    pub b: i16,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Tree {
    pub number: i16,
    #[unique]
    pub left: Option<Box<Tree>>,
    #[unique]
    pub right: Option<Box<Tree>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Counted {
    pub n: i32,
    #[size_is(n)]
    pub tail: Tail<Vec<i16>>,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Pairs {
    pub n: i32,
    pub total: i64,
    #[size_is(n)]
    pub tail: Tail<Vec<Pair>>,
}

#[derive(Ndr, Debug, Default, Clone, PartialEq)]
pub struct Text {
    #[unique]
    pub narrow: Option<String>,
    #[unique]
    pub wide: Option<WString>,
}

#[derive(Ndr, Debug, Default, Clone, PartialEq)]
pub struct Arrays {
    pub n: u8,
    #[unique]
    #[size_is(n)]
    pub sized: Option<Vec<i64>>,
    pub used: i32,
    #[unique]
    #[size_is(n + 1)]
    #[length_is(used)]
    pub part: Option<Vec<i16>>,
}

/// Encapsulated: it carries its discriminant.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[switch_type(i16)]
pub enum Figure {
    #[case(1)]
    Number(i32),
    #[case(3)]
    Structure(Mixed),
    #[case(4)]
    Nothing,
    #[case(9)]
    Small(u8),
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[switch_type(i32)]
pub enum Plain {
    #[case(1)]
    SmallNumber(u8),
    #[case(2, 3)]
    Structure(Mixed),
    #[case(default)]
    Nothing,
}

#[derive(Ndr, Debug, Clone, PartialEq)]
#[switch_type(i32)]
pub enum Choice {
    #[case(1)]
    SmallNumber(u8),
    #[case(2, 3)]
    Structure(Mixed),
    #[case(4)]
    Words(Option<WString>),
    #[case(5)]
    Pointer(Option<Box<i32>>),
    #[case(6)]
    Nothing,
    #[case(default)]
    Hue(Colour),
}

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Tagged {
    pub first: i64,
    pub level: i32,
    #[switch_is(level)]
    pub chosen: Choice,
    pub last: u8,
}

#[derive(Ndr, Debug, Clone, Copy)]
pub struct Couple<'a> {
    #[ptr]
    pub left: Option<Full<'a, i32>>,
    pub number: i16,
    #[ptr]
    pub right: Option<Full<'a, i32>>,
}

#[rpc_interface(
    uuid = "8f3c1d52-6a0b-4e7e-9a55-31c5b7d0e944",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Shapes {
    /// Scalars, added up.
    #[allow(clippy::too_many_arguments)]
    async fn scalars(
        &self,
        a: i8,
        b: u16,
        c: i32,
        d: i64,
        e: u8,
        f: &f32,
        g: &f64,
        h: bool,
    ) -> Result<i64>;

    /// Structures of several alignments, one in the other: the numbers change their sign.
    async fn structures(&self, given: &Nested, #[out] changed: &mut Nested) -> Result<i64>;

    /// Swaps left and right, in place.
    async fn mirror(&self, root: Option<&mut Tree>) -> Result<()>;

    /// Sorts a number in, which a null pointer grows by.
    async fn insert(&self, root: &mut Option<Box<Tree>>, number: i16) -> Result<()>;

    /// The sum of one array; the other is turned round.
    async fn conformant(
        &self,
        n: i32,
        #[size_is(n)] sum: &[i32],
        #[size_is(n)] turned: &mut [i16],
    ) -> Result<i32>;

    /// Every second number.
    async fn arithmetic(
        &self,
        n: u16,
        #[size_is(2 * n + 1)] given: &[i16],
        #[out]
        #[size_is(n / 2)]
        half: &mut [i16],
    ) -> Result<()>;

    /// Doubles a part.
    async fn varying(&self, count: i32, #[length_is(count)] part: &mut [i16; 8]) -> Result<()>;

    /// Takes the last element away.
    #[allow(deprecated)] // Wine's interface has no range
    async fn conformant_varying(
        &self,
        n: i32,
        length: &mut i32,
        #[size_is(n)]
        #[length_is(*length)]
        numbers: &mut [i32],
    ) -> Result<()>;

    /// Arrays of fixed size: of numbers, of structures, of pointers.
    async fn fixed(
        &self,
        numbers: &[i16; 4],
        swapped: &mut [Pair; 2],
        pointers: &[Option<&i32>; 3],
        #[out] doubled: &mut [i64; 4],
    ) -> Result<i32>;

    /// Conformant arrays of structures and of pointers: the sum of all.
    async fn many(
        &self,
        n: i32,
        #[size_is(n)] structures: &[Pair],
        #[size_is(n)] pointers: &[Option<&i32>],
    ) -> Result<i32>;

    /// Conformant structures: one is turned round, one added up.
    async fn tails(&self, turned: &mut Counted, added: &mut Pairs) -> Result<()>;

    /// Arrays behind pointers of a structure: sized becomes ten times as much, part is turned round.
    async fn embedded(&self, value: &mut Arrays) -> Result<()>;

    /// The numbers up to n - 1.
    async fn counting(
        &self,
        n: i32,
        #[out] m: &mut i32,
        #[out]
        #[size_is(, *m)]
        numbers: &mut Option<Vec<i32>>,
    ) -> Result<()>;

    /// Strings in, and in structures out: the first has both, the second the optional one.
    async fn strings(
        &self,
        narrow: &str,
        wide: &WStr,
        optional: Option<&WStr>,
        #[out] first: &mut Text,
        #[out] second: &mut Text,
    ) -> Result<()>;

    /// The length of all names; the first letters of two strings change places.
    async fn names(
        &self,
        n: i32,
        #[size_is(n)] names: &[Option<&WStr>],
        initials: &mut Text,
    ) -> Result<i32>;

    /// The next becomes what is given; the value is the kind that it had.
    async fn encapsulated(&self, given: &Figure, between: i64, next: &mut Figure) -> Result<i32>;

    /// A union beside its discriminant.
    async fn choose(
        &self,
        level: i32,
        #[switch_is(level)] given: &Plain,
        #[out]
        #[switch_is(level)]
        same: &mut Plain,
    ) -> Result<()>;

    /// What is given takes the place; the value is the level that was there.
    async fn replace(&self, given: &Tagged, place: &mut Tagged) -> Result<i32>;

    /// 1 if a and b are one, 2 if left and right are, 4 if a and left are: then left and right change places.
    async fn aliases<'a>(
        &self,
        memory: &'a CallMemory,
        a: Option<Full<'a, i32>>,
        b: Option<Full<'a, i32>>,
        given: &Couple<'a>,
        #[out] swapped: &mut Couple<'a>,
    ) -> Result<i32>;

    /// Enumerations: each becomes the next that is declared.
    async fn enums(
        &self,
        given: Colour,
        #[out] next: &mut Colour,
        given_too: Distance,
        #[out] other: &mut Distance,
        n: i32,
        #[size_is(n)] all: &mut [Colour],
    ) -> Result<()>;

    /// Numbers from 1 to 10, squared.
    async fn ranged(&self, #[range(1, 10)] n: i32) -> Result<i32>;

    /// Pointers that are null or not, both ways.
    async fn pointers(
        &self,
        given: Option<&i32>,
        doubled: Option<&mut i32>,
        toggled: &mut Option<Box<i32>>,
        #[out] copied: &mut Option<Box<i32>>,
    ) -> Result<()>;

    /// A fault.
    async fn fail(&self, status: u32) -> Result<()>;

    /// Many bytes, in fragments.
    async fn echo(
        &self,
        n: i32,
        #[size_is(n)] given: &[u8],
        #[out]
        #[size_is(n)]
        same: &mut [u8],
    ) -> Result<()>;
}
