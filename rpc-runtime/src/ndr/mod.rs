//! The codec: NDR and NDR64 (C706 chapter 14, MS-RPCE section 2.2.5).
//!
//! A value has a *flat part*, and its pointers point to *pointees*, which follow. So encoding
//! ([`Marshal`]) and decoding ([`Unmarshal`]) have two phases; `#[derive(Ndr)]` writes both.
//!
//! | file | subject |
//! |---|---|
//! | `traits` | the three traits, and `Start` |
//! | `layout`, `facts` | what is known of a flat part before there is a value |
//! | `attributes`, `count` | attributes such as `size_is`, and their arithmetic |
//! | `len` | a count that is always its array's length |
//! | `cursor`, `decoder`, `budget` | reading, within limits |
//! | `home`, `place`, `in_place`, `rare` | where values are made, or changed in place |
//! | `encoder` | writing |
//! | `scalars`, `enums`, `structure`, `unions`, `list` | the wire types in line |
//! | `fixed`, `varying_arrays`, `fixed_strings` | arrays and strings of fixed size, in line |
//! | `arrays`, `strings`, `tail`, `run`, `wide` | conformant arrays and strings |
//! | `containers` | pointers to conformant arrays and strings |
//! | `alone` | an array as all of a message |
//! | `borrowed` | values in line that stay where they were received |
//! | `pointers`, `full` | pointers |
//! | `in_block` | a graph in one block |
//! | `transmit_as` | types of the user's own that travel as wire types |

mod alone;
mod arrays;
pub mod attributes;
mod borrowed;
mod budget;
mod containers;
mod count;
mod cursor;
mod decoder;
mod encoder;
mod enums;
mod error;
mod facts;
mod fixed;
mod fixed_strings;
mod full;
mod home;
mod in_block;
mod in_place;
mod layout;
mod len;
mod list;
mod lock;
mod place;
mod pointers;
mod rare;
mod run;
mod scalars;
mod strings;
mod structure;
mod syntax;
mod tail;
mod traits;
mod transmit_as;
mod unions;
mod varying_arrays;
mod wide;
mod wire_form;

pub use crate::error::Flaw;
pub use borrowed::Borrowed;
pub use budget::DecodeLimits;
pub use cursor::{Cursor, ReferentId};
pub use decoder::Decoder;
pub(crate) use decoder::Trailer;
pub use encoder::{CountMismatch, Encoder, Sink};
pub(crate) use error::TRUNCATED;
pub use error::{NdrError, NdrResult};
pub use full::{Full, Shared};
pub use layout::Layout;
pub use len::Len;
pub use list::drop_list;
pub(crate) use run::write_elements;
pub use scalars::{Int3264, UInt3264};
pub use strings::Character;
pub use syntax::{Ndr20, Ndr64, Syntax};
pub use tail::Tail;
pub(crate) use traits::Same;
pub use traits::{Lifetimes, Marshal, Ndr, Start, Unmarshal};
pub use transmit_as::{TransmitAs, TransmittedType};
pub use wide::{WStr, WString};

// What only generated code names.
#[doc(hidden)]
pub use self::{
    budget::Tally,
    count::{CorrelationSource, Count, NullableSource},
    encoder::Window,
    enums::WireEnum,
    full::{Mark, Received},
    layout::FieldLayout,
    list::List,
    pointers::Pointer,
    run::Run,
    unions::{
        Discriminant, Keeps, MarshalUnion, Switched, SwitchesOn, Union, UnionFlat, UnmarshalUnion,
    },
};

// Not public, so that no other crate implements it: the container of a `Tail` must be one of this crate's.
pub(crate) use arrays::ArrayLevel;

pub(crate) use len::{Number, number};
pub(crate) use wire_form::never;

#[doc(hidden)]
pub mod codegen {
    //! What generated code calls.
    pub use super::containers::{InSlice, array_run, read_array, walk_array};
    pub use super::count::{in_range, in_range_or_null};
    pub use super::enums::{Labels, known_enum, read_enum, write_enum};
    pub use super::len::length_of;
    pub use super::list::{Link, List, read_list, update_list, walk_list, write_list};
    pub use super::lock::{
        Locked, Parameter, WireForm, constant, in_any_order, in_order, keep_interface, keep_parts,
        keep_type, text,
    };
    pub use super::place::{Made, Place, made};
    pub use super::structure::{Structure, read_structure, write_structure};
    pub use super::traits::{Identity, Lifetimes};
    pub use super::unions::{
        agree_arm, agree_union, build_union, invalid_tag, read_next_union, read_union, skip_fixed,
        switch_is, walk_union, write_union,
    };
    pub use super::wire_form::{
        At, Form, Lacking, Select, SelectLabels, SelectSwitch, SelectValue, StandIn, start_value,
    };
}
