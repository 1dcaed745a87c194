//! What generated code names. Not for use by hand: it changes with the macros, in any release.

pub use core::convert::TryFrom;
pub use core::marker::Copy;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

pub use crate::__wire_enum as wire_enum;
pub use crate::ndr::codegen::*;
pub use crate::ndr::levels::{
    Counted, IsString, LengthIs, One, SizeIs, SizeLength, SizedString, SwitchIs,
};
pub use crate::ndr::{
    CorrelationSource, Count, CountMismatch, Cursor, Decoder, Discriminant, Encoder, FieldLayout,
    Layout, Marshal, MarshalUnion, Ndr, NdrResult, Sink, Start, Syntax, Union, UnionFlat, Unmarshal,
    UnmarshalUnion, WireEnum,
};
