// From constants.idl by rpc-idl 0.1.0.

#[allow(unused_imports)]
use rpc_runtime::alloc::{Allocator, Box, Global, Vec};

#[allow(unused_imports)]
use rpc_runtime::prelude::*;

#[doc(alias = "Letter")]
pub const LETTER: u8 = 97;

#[doc(alias = "Wide")]
pub const WIDE: u16 = 8364;

#[doc(alias = "Text")]
pub const TEXT: &str = "one two\t\"three\"";

#[doc(alias = "WideText")]
pub const WIDE_TEXT: &str = "wide";

#[doc(alias = "Yes")]
pub const YES: bool = true;

#[doc(alias = "Half")]
pub const HALF: f64 = 0.5;

#[doc(alias = "Cast")]
pub const CAST: f32 = 2.0;

#[doc(alias = "Negative")]
pub const NEGATIVE: i32 = -1;

#[doc(alias = "Wrapped")]
pub const WRAPPED: u32 = 0xffffffff;

#[doc(alias = "Cut")]
pub const CUT: u16 = 9029;

#[doc(alias = "Long")]
pub const LONG: i64 = 0x123456789abcdef0;

#[doc(alias = "Octal")]
pub const OCTAL: i32 = 15;

/// behind
#[doc(alias = "Behind")]
pub const BEHIND: i32 = -256;

#[doc(alias = "Shift")]
pub const SHIFT: i32 = 17;

#[doc(alias = "Choice")]
pub const CHOICE: i32 = 2;

#[doc(alias = "Lazy")]
pub const LAZY: i32 = 0;

#[doc(alias = "Sizes2")]
pub const SIZES2: u32 = 0x141e0;

#[doc(alias = "Unary")]
pub const UNARY: f64 = -1.0;

#[derive(Ndr, Debug, Clone, PartialEq, Default)]
pub struct S {
    pub c: u8,
    pub h: i64,
    pub s: [i16; 3],
}
