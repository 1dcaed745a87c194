//! A type for each construct of NDR, in three forms of memory: owned, from an allocator, borrowed.
//!
//! The forms are modules with the same names, made of one text.

use std::fmt;

use allocator_api2::alloc::Allocator;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::ndr::{Flaw, TransmittedType};
use rpc_runtime::{Full, Ndr, Shared, Status, Tail};

/// The types of one form. `$params` are what they are generic over, `$args` the same as arguments.
macro_rules! form {
    ($(#[$meta:meta])* $form:ident [$($params:tt)*] [$($args:tt)*]) => {
        $(#[$meta])*
        pub mod $form {
            use rpc_runtime::ndr::{Int3264, UInt3264};
            use rpc_runtime::{Ndr, Tail};
            use uuid::Uuid;

            use super::memory::$form::*;

            #[derive(Ndr, Debug, Clone, Copy)]
            pub struct Flat {
                pub a: u8,
                pub b: u32,
                pub c: u16,
                pub d: u64,
                pub e: u8,
            }

            #[derive(Ndr, Debug)]
            pub struct Reals {
                pub a: u8,
                pub d: f64,
                pub e: u8,
            }

            #[derive(Ndr, Debug)]
            pub struct Singles {
                pub a: u8,
                pub f: f32,
                pub truth: bool,
            }

            #[derive(Ndr, Debug)]
            pub struct Identified {
                pub a: u8,
                pub g: Uuid,
            }

            #[derive(Ndr, Debug)]
            pub struct Machine {
                pub a: u8,
                pub b: UInt3264,
                pub c: u8,
            }

            #[derive(Ndr, Debug)]
            pub struct Signed {
                pub a: u8,
                pub b: Int3264,
                pub status: rpc_runtime::Status,
            }

            #[derive(Ndr, Debug)]
            #[repr(u16)]
            pub enum Colour {
                Red = 1,
                Blue = 40,
                #[other]
                Other(u16),
            }

            #[derive(Ndr, Debug)]
            #[v1_enum]
            #[closed]
            pub enum Distance {
                Nearby,
                FarAway = 70000,
            }

            #[derive(Ndr, Debug)]
            pub struct Enums {
                pub a: u8,
                pub hue: Colour,
                pub far: Distance,
                pub b: u8,
            }

            #[derive(Ndr, Debug)]
            pub struct Node<$($params)*> {
                pub value: u16,
                #[unique]
                pub left: Option<Ref<$($args)* Node<$($args)*>>>,
                #[unique]
                pub right: Option<Ref<$($args)* Node<$($args)*>>>,
            }

            #[derive(Ndr, Debug)]
            pub struct Counted<$($params)*> {
                pub n: u32,
                #[size_is(n)]
                pub tail: Tail<List<$($args)* u16>>,
            }

            #[derive(Ndr, Debug)]
            pub struct Hypers<$($params)*> {
                pub n: u8,
                #[size_is(n)]
                pub tail: Tail<List<$($args)* i64>>,
            }

            #[derive(Ndr, Debug)]
            pub struct Pointers<$($params)*> {
                pub n: u8,
                #[size_is(n)]
                pub tail: Tail<List<$($args)* Option<Ref<$($args)* u32>>>>,
            }

            #[derive(Ndr, Debug)]
            pub struct VaryingTail<$($params)*> {
                pub n: u8,
                pub m: u8,
                #[size_is(n)]
                #[length_is(m)]
                pub tail: Tail<List<$($args)* u16>>,
            }

            #[derive(Ndr, Debug)]
            pub struct StringTail<$($params)*> {
                pub n: u8,
                #[string]
                pub tail: Tail<List<$($args)* u16>>,
            }

            #[derive(Ndr, Debug)]
            pub struct SizedTail<$($params)*> {
                pub n: u8,
                #[size_is(n)]
                #[string]
                pub tail: Tail<List<$($args)* u8>>,
            }

            /// A conformant structure in a structure: its count moves out too.
            #[derive(Ndr, Debug)]
            pub struct Outer<$($params)*> {
                pub first: u8,
                pub inner: Counted<$($args)*>,
            }

            #[derive(Ndr, Debug)]
            pub struct Arrays<$($params)*> {
                pub n: u8,
                #[size_is(n)]
                pub bytes: Option<List<$($args)* u8>>,
                #[size_is(2 * n + 1)]
                pub words: List<$($args)* u16>,
                pub last: u8,
            }

            #[derive(Ndr, Debug)]
            pub struct Part<$($params)*> {
                pub n: u8,
                pub m: u8,
                #[size_is(n)]
                #[length_is(m)]
                pub part: Option<List<$($args)* u16>>,
                pub last: u8,
            }

            #[derive(Ndr, Debug)]
            pub struct Parts<$($params)*> {
                pub n: u8,
                #[size_is(n)]
                pub parts: Option<List<$($args)* Part<$($args)*>>>,
                pub last: u8,
            }

            #[derive(Ndr, Debug)]
            pub struct Deep<$($params)*> {
                pub n: u8,
                #[size_is(, n)]
                pub deep: Option<Ref<$($args)* Option<List<$($args)* Flat>>>>,
                pub last: u8,
            }

            #[derive(Ndr, Debug)]
            pub struct Fixed<$($params)*> {
                pub numbers: [u16; 3],
                pub flats: [Flat; 2],
                pub two: [Option<Ref<$($args)* u32>>; 2],
                pub grid: [[u8; 3]; 2],
            }

            /// The part of an array that is there begins at the second element.
            #[derive(Ndr, Debug)]
            pub struct Varying {
                pub from: u8,
                pub to: u8,
                #[first_is(from)]
                #[last_is(to)]
                pub part: [u16; 4],
                pub last: u8,
            }

            /// A range of each dimension.
            #[derive(Ndr, Debug)]
            pub struct Matrix {
                pub row: u8,
                pub column: u8,
                pub rows: u8,
                pub columns: u8,
                #[first_is(row, column)]
                #[length_is(rows, columns)]
                pub part: [[u16; 4]; 3],
                pub last: u8,
            }

            /// Only the first dimension is the sender's to choose.
            #[derive(Ndr, Debug)]
            pub struct Rows<$($params)*> {
                pub n: u8,
                #[size_is(n)]
                pub rows: List<$($args)* [u16; 2]>,
                #[size_is(n)]
                pub lists: List<$($args)* Option<Ref<$($args)* [u8; 2]>>>,
            }

            #[derive(Ndr, Debug)]
            pub struct Text<$($params)*> {
                #[string]
                pub wide: Option<List<$($args)* u16>>,
                pub between: u8,
                #[string]
                pub narrow: Option<List<$($args)* u8>>,
                #[string]
                pub always: List<$($args)* u16>,
            }

            /// Strings that have their place in the structure, and one with a size.
            #[derive(Ndr, Debug)]
            pub struct Bounded<$($params)*> {
                pub a: u8,
                #[string]
                pub wide: [u16; 5],
                #[string]
                pub narrow: [u8; 4],
                pub size: u8,
                #[size_is(size)]
                #[string]
                pub sized: List<$($args)* u8>,
            }

            /// A comma is the fixed array's own dimension.
            #[derive(Ndr, Debug)]
            pub struct FixedLists<$($params)*> {
                pub n: u8,
                #[size_is(, n)]
                #[disable_consistency_check]
                pub lists: [Option<List<$($args)* u16>>; 3],
                #[string]
                pub names: [[u8; 4]; 2],
            }

            /// Presented as another type.
            #[derive(Ndr, Debug)]
            pub struct Presented {
                pub a: u8,
                #[transmit_as(rpc_runtime::WString)]
                pub name: String,
                #[transmit_as(Option<rpc_runtime::WString>)]
                pub other: Option<String>,
                #[transmit_as(super::Letter)]
                pub letter: char,
                #[transmit_as(super::Letter)]
                pub pair: (char, u8),
            }

            #[derive(Ndr, Debug)]
            #[switch_type(u16)]
            pub enum Choice<$($params)*> {
                #[case(1)]
                Byte(u8),
                #[case(2)]
                Wide(i64),
                #[case(4)]
                Pointer(Option<Ref<$($args)* u32>>),
                #[case(5)]
                Empty,
                #[case(default)]
                Structure(Flat),
            }

            #[derive(Ndr, Debug)]
            pub struct Tagged<$($params)*> {
                pub a: u8,
                pub level: u16,
                #[switch_is(level)]
                pub chosen: Choice<$($args)*>,
                pub last: u8,
            }

            /// The level is in some bits of a field.
            #[derive(Ndr, Debug)]
            pub struct Computed<$($params)*> {
                pub flags: u32,
                #[switch_is(flags & 0xf)]
                pub chosen: Choice<$($args)*>,
                #[switch_is(if flags { 5 } else { 1 })]
                pub boxed: Option<Ref<$($args)* Choice<$($args)*>>>,
            }

            #[derive(Ndr, Debug)]
            #[switch_type(u8)]
            pub enum NarrowChoice {
                #[case(1)]
                Byte(u8),
                #[case(2)]
                Word(u16),
            }

            #[derive(Ndr, Debug)]
            pub struct NarrowTagged {
                pub level: u8,
                #[switch_is(level)]
                pub chosen: NarrowChoice,
                pub last: u8,
            }

            /// Nothing beside it says which arm it is.
            #[derive(Ndr, Debug)]
            #[switch_type(u16)]
            pub enum Encapsulated<$($params)*> {
                #[case(1)]
                Byte(u8),
                #[case(2, 3)]
                Long {
                    #[discriminant]
                    level: u16,
                    value: u32,
                },
                #[case(4)]
                Nothing,
                #[case(default)]
                Other(#[discriminant] u16, Option<Ref<$($args)* u16>>),
            }

            #[derive(Ndr, Debug)]
            pub struct Unions<$($params)*> {
                pub n: u8,
                #[size_is(n)]
                pub all: List<$($args)* Encapsulated<$($args)*>>,
            }
        }
    };
}

form! {
    /// In boxes and vectors.
    owned [] []
}

form! {
    /// From an allocator of the user's.
    plugged [A: Allocator] [A,]
}

form! {
    /// From the stub's bytes, and what cannot be, in the call's memory.
    borrowed ['a] ['a,]
}

// Behind the name `List`, `size_is` would be the size of one string: here it is the number of strings.

#[derive(Ndr, Debug)]
pub struct Names {
    pub n: u8,
    #[size_is(n)]
    #[string]
    pub names: Vec<Option<Vec<u16>>>,
}

#[derive(Ndr, Debug)]
pub struct PluggedNames<A: Allocator> {
    pub n: u8,
    #[size_is(n)]
    #[string]
    pub names: PluggedVec<Option<PluggedVec<u16, A>>, A>,
}

#[derive(Ndr, Debug)]
pub struct BorrowedNames<'a> {
    pub n: u8,
    #[size_is(n)]
    #[string]
    pub names: &'a [Option<&'a [u16]>],
}

/// Two numbers, and what Rust has for them.
#[derive(Ndr)]
pub struct Letter(u32, u8);

const SCALAR: &Flaw =
    &Flaw(Status::INVALID_ARG, "half of a surrogate pair", "a Unicode scalar value");

impl TransmittedType<(char, u8)> for Letter {
    fn to_xmit(pair: &(char, u8)) -> Result<Letter, &'static Flaw> {
        Ok(Letter(pair.0.into(), pair.1))
    }

    fn from_xmit(Letter(letter, number): Letter) -> Result<(char, u8), &'static Flaw> {
        Ok((char::from_u32(letter).ok_or(SCALAR)?, number))
    }
}

impl TransmittedType<char> for Letter {
    fn to_xmit(letter: &char) -> Result<Letter, &'static Flaw> {
        Ok(Letter((*letter).into(), 0))
    }

    fn from_xmit(letter: Letter) -> Result<char, &'static Flaw> {
        char::from_u32(letter.0).ok_or(SCALAR)
    }
}

// `Shared` is decoded with the allocator that it names.

#[derive(Ndr, Debug)]
pub struct Couple<A: Allocator + Send + Sync> {
    #[ptr]
    pub left: Option<Shared<u32, A>>,
    pub number: u16,
    #[ptr]
    pub right: Option<Shared<u32, A>>,
}

#[derive(Ndr)]
pub struct BorrowedCouple<'a> {
    #[ptr]
    pub left: Option<Full<'a, u32>>,
    pub number: u16,
    #[ptr]
    pub right: Option<Full<'a, u32>>,
}

/// Full pointers to arrays and strings.
#[derive(Ndr, Debug)]
pub struct Lists<A: Allocator + Send + Sync> {
    pub n: u8,
    #[ptr]
    #[size_is(n)]
    pub list: Option<Shared<Tail<PluggedVec<u16, A>>, A>>,
    #[ptr]
    #[string]
    pub text: Option<Shared<Tail<PluggedVec<u16, A>>, A>>,
    #[ptr]
    #[string]
    pub again: Option<Shared<Tail<PluggedVec<u16, A>>, A>>,
}

#[derive(Ndr)]
pub struct BorrowedLists<'a> {
    pub n: u8,
    #[ptr]
    #[size_is(n)]
    pub list: Option<Full<'a, Tail<&'a [u16]>>>,
    #[ptr]
    #[string]
    pub text: Option<Full<'a, Tail<&'a [u16]>>>,
    #[ptr]
    #[string]
    pub again: Option<Full<'a, Tail<&'a [u16]>>>,
}

impl fmt::Debug for BorrowedLists<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [list, text, again] =
            [self.list, self.text, self.again].map(|pointer| pointer.map(Full::get));
        let mut lists = f.debug_struct("Lists");
        lists.field("n", &self.n).field("list", &list).field("text", &text);
        lists.field("again", &again).finish()
    }
}

/// Not the addresses, which `Full` shows because it may point in circles.
impl fmt::Debug for BorrowedCouple<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [left, right] = [self.left, self.right].map(|pointer| pointer.map(Full::get));
        let mut couple = f.debug_struct("Couple");
        couple.field("left", &left).field("number", &self.number).field("right", &right).finish()
    }
}

/// What points, in each form.
mod memory {
    pub mod owned {
        pub type Ref<T> = Box<T>;
        pub type List<T> = Vec<T>;
    }

    pub mod plugged {
        pub use allocator_api2::alloc::Allocator;
        pub type Ref<A, T> = allocator_api2::boxed::Box<T, A>;
        pub type List<A, T> = allocator_api2::vec::Vec<T, A>;
    }

    pub mod borrowed {
        pub type Ref<'a, T> = &'a T;
        pub type List<'a, T> = &'a [T];
    }
}
