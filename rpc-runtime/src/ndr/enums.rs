//! Enumerations: 16 bits in NDR unless they are `v1_enum`, 32 bits in NDR64 (C706 section 14.2.4,
//! MS-RPCE section 2.2.5.3.1).

use super::{Cursor, Flaw, NdrError, NdrResult, Sink, Syntax};
use crate::status::Status;

/// An enumeration whose values travel as numbers. Derived with `Ndr`.
pub trait WireEnum: Sized {
    /// Whether it has 32 bits in NDR too.
    const V1_ENUM: bool;

    /// The number of a value.
    fn to_raw(&self) -> u32;

    /// The value of a number, if there is one.
    fn from_raw(raw: u32) -> Option<Self>;
}

/// An enumeration whose values can be labels of unions.
pub trait Labels {
    /// A type with a constant for each value: its name, and its number.
    type Numbers;
}

/// Writes an enumeration's value.
#[inline]
pub fn write_enum<S: Syntax, E: WireEnum, W: Sink>(value: &E, sink: &mut W) -> NdrResult<()> {
    let raw = value.to_raw();
    if E::V1_ENUM {
        return sink.number(raw.to_le_bytes());
    }
    match u16::try_from(raw).ok().filter(|raw| *raw <= 0x7fff) {
        None => Err(out_of_range(sink.offset())),
        Some(_) if S::IS_NDR64 => sink.number(raw.to_le_bytes()),
        Some(raw) => sink.number(raw.to_le_bytes()),
    }
}

/// Reads an enumeration's number, and checks that the type holds it.
#[inline]
pub fn read_enum<S: Syntax, E: WireEnum>(cursor: &mut Cursor<'_>) -> NdrResult<u32> {
    let raw = if S::IS_NDR64 || E::V1_ENUM { cursor.u32()? } else { u32::from(cursor.u16()?) };
    let fits = E::V1_ENUM || raw <= 0x7fff;
    if fits && E::from_raw(raw).is_some() { Ok(raw) } else { Err(out_of_range(cursor.offset())) }
}

#[cold]
fn out_of_range(offset: usize) -> NdrError {
    NdrError::new(
        offset,
        &Flaw(
            Status::ENUM_VALUE_OUT_OF_RANGE,
            "[ENM-01] a number that is no value of the enumeration",
            "a declared value, 0 to 32767 in 16 bits",
        ),
    )
}

/// The value of a number that was validated when the flat part was read.
#[inline]
pub fn known_enum<E: WireEnum>(raw: u32) -> NdrResult<E> {
    E::from_raw(raw).ok_or_else(|| out_of_range(0))
}

/// The codec of a `WireEnum`.
#[doc(hidden)]
#[macro_export]
macro_rules! __wire_enum {
    ($name:ident $(, $form:expr)?) => {
        #[automatically_derived]
        impl $crate::__private::Ndr for $name {
            const LAYOUT: $crate::__private::Layout = $crate::__private::Layout::scalar(
                if <$name as $crate::__private::WireEnum>::V1_ENUM { 4 } else { 2 },
                4,
            )
            .primitive()
            .named();
            $(
                const WIRE_FORM: $crate::__private::WireForm = $form;
            )?
            const LIFETIMES: $crate::__private::Option<$crate::__private::Lifetimes<$name>> =
                $crate::__private::Some($crate::__private::Lifetimes::none());
        }

        #[automatically_derived]
        impl $crate::__private::Marshal for $name {
            #[inline]
            fn write_flat<__S: $crate::__private::Syntax, __W: $crate::__private::Sink>(
                &self,
                _: &(),
                sink: &mut __W,
            ) -> $crate::__private::NdrResult<()> {
                $crate::__private::write_enum::<__S, Self, __W>(self, sink)
            }
        }

        #[automatically_derived]
        impl<'m, __A> $crate::__private::Unmarshal<'m, __A> for $name {
            type Flat = u32;
            #[inline]
            fn read_flat<__S: $crate::__private::Syntax>(
                cursor: &mut $crate::__private::Cursor<'m>,
            ) -> $crate::__private::NdrResult<u32> {
                $crate::__private::read_enum::<__S, Self>(cursor)
            }
            #[inline]
            fn walk<__S: $crate::__private::Syntax>(
                _: u32,
                _: $crate::__private::Option<&Self>,
                _: &(),
                _: &mut $crate::__private::Decoder<'m, __A>,
            ) -> $crate::__private::NdrResult<()> {
                $crate::__private::Ok(())
            }
            #[inline]
            fn build<__S: $crate::__private::Syntax>(
                raw: u32,
                _: &(),
                _: &mut $crate::__private::Decoder<'m, __A>,
            ) -> $crate::__private::NdrResult<Self> {
                $crate::__private::known_enum(raw)
            }
        }

        #[automatically_derived]
        impl $crate::__private::CorrelationSource for $name
        where
            for<'a> $name: $crate::__private::Copy,
        {
            #[inline]
            fn to_count(self) -> i128 {
                $crate::__private::WireEnum::to_raw(&self) as i128
            }
        }

        #[automatically_derived]
        impl $crate::__private::Discriminant for $name {
            const LABELS: (i64, i64) = match <$name as $crate::__private::WireEnum>::V1_ENUM {
                true => (0, u32::MAX as i64),
                false => (0, 0x7fff),
            };
            #[inline]
            fn to_tag(&self) -> i64 {
                $crate::__private::WireEnum::to_raw(self) as i64
            }
            #[inline]
            fn from_tag(tag: i64) -> $crate::__private::Option<Self> {
                match <u32 as $crate::__private::TryFrom<i64>>::try_from(tag) {
                    $crate::__private::Ok(raw) => $crate::__private::WireEnum::from_raw(raw),
                    $crate::__private::Err(_) => $crate::__private::None,
                }
            }
            #[inline]
            fn read_tag<__S: $crate::__private::Syntax>(
                cursor: &mut $crate::__private::Cursor<'_>,
            ) -> $crate::__private::NdrResult<i64> {
                match $crate::__private::read_enum::<__S, Self>(cursor) {
                    $crate::__private::Ok(raw) => $crate::__private::Ok(raw as i64),
                    $crate::__private::Err(error) => $crate::__private::Err(error),
                }
            }
        }
    };
}
