//! The two transfer syntaxes.

use crate::syntax_id::SyntaxId;

/// A transfer syntax: how many bytes a pointer and a count take, and how structures are padded.
///
/// The codec is compiled once for each; the bind decides which one a call uses.
pub trait Syntax: sealed::Sealed + 'static {
    /// Whether this is NDR64.
    const IS_NDR64: bool;
    /// The size and alignment of a referent id, in bytes.
    const POINTER: usize;
    /// The size and alignment of a maximum count, an offset and an actual count, in bytes.
    const COUNT: usize;
    /// The syntax's name on the wire.
    const ID: SyntaxId;
}

/// NDR version 2.0 (C706 chapter 14): 4-byte pointers and counts, either byte order.
#[derive(Clone, Copy, Debug)]
pub enum Ndr20 {}

/// NDR64 version 1.0 (MS-RPCE section 2.2.5): 8-byte pointers and counts, little endian.
#[derive(Clone, Copy, Debug)]
pub enum Ndr64 {}

impl Syntax for Ndr20 {
    const IS_NDR64: bool = false;
    const POINTER: usize = 4;
    const COUNT: usize = 4;
    const ID: SyntaxId = SyntaxId::NDR20;
}

impl Syntax for Ndr64 {
    const IS_NDR64: bool = true;
    const POINTER: usize = 8;
    const COUNT: usize = 8;
    const ID: SyntaxId = SyntaxId::NDR64;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Ndr20 {}
    impl Sealed for super::Ndr64 {}
}
