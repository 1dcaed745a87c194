//! Numbers, booleans, uuids.

use uuid::Uuid;

use super::traits::{Identity, Lifetimes};
use super::{
    Cursor, Decoder, Flaw, Layout, Marshal, Ndr, NdrResult, Sink, Start, Syntax, Unmarshal,
};
use crate::status::Status;

macro_rules! numbers {
    ($kind:ident: $($ty:ident)+) => {$(
        impl Ndr for $ty {
            // SAFETY: a number of this size, for which every bit pattern is a value.
            const LAYOUT: Layout = unsafe { Layout::number(size_of::<$ty>()) }.$kind();
            // SAFETY: as above.
            const IDENTITY: Option<Identity<$ty, ()>> = unsafe { Identity::of(<Self as Ndr>::LAYOUT) };
            // SAFETY: it has no lifetime.
            const LIFETIMES: Option<Lifetimes<$ty>> = Some(unsafe { Lifetimes::of_memory() });
        }

        impl Marshal for $ty {
            #[inline(always)]
            fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
                sink.number(self.to_le_bytes())
            }
        }

        impl<'m, A> Unmarshal<'m, A> for $ty {
            type Flat = $ty;

            #[inline(always)]
            fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<$ty> {
                cursor.$ty()
            }

            #[inline(always)]
            fn walk<S: Syntax>(_: $ty, _: Option<&$ty>, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
                Ok(())
            }

            #[inline(always)]
            fn build<S: Syntax>(flat: $ty, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<$ty> {
                Ok(flat)
            }
        }

        impl Start for $ty {
            fn start() -> $ty {
                $ty::default()
            }
        }
    )+};
}
numbers! { primitive: u8 i8 u16 i16 u32 i32 u64 i64 }
numbers! { float: f32 f64 }

/// Types whose flat part is the value, read by a function.
macro_rules! values {
    ($($ty:ty, $layout:expr, $start:expr, |$value:ident, $sink:ident| $put:expr, |$cursor:ident| $get:expr;)+) => {$(
        impl Ndr for $ty {
            const LAYOUT: Layout = $layout;
            // SAFETY: it has no lifetime.
            const LIFETIMES: Option<Lifetimes<$ty>> = Some(unsafe { Lifetimes::of_memory() });
        }

        impl Marshal for $ty {
            #[inline(always)]
            fn write_flat<S: Syntax, W: Sink>(&self, (): &(), $sink: &mut W) -> NdrResult<()> {
                let $value = self;
                $put
            }
        }

        impl<'m, A> Unmarshal<'m, A> for $ty {
            type Flat = $ty;

            #[inline(always)]
            fn read_flat<S: Syntax>($cursor: &mut Cursor<'m>) -> NdrResult<$ty> {
                $get
            }

            #[inline(always)]
            fn walk<S: Syntax>(_: $ty, _: Option<&$ty>, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
                Ok(())
            }

            #[inline(always)]
            fn build<S: Syntax>(flat: $ty, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<$ty> {
                Ok(flat)
            }
        }

        impl Start for $ty {
            fn start() -> $ty {
                $start
            }
        }
    )+};
}

values! {
    // Zero is false, and any other value true (C706 section 14.2.3).
    bool, Layout::scalar(1, 1).primitive(), false,
        |value, sink| sink.number([u8::from(*value)]),
        |cursor| Ok(cursor.u8()? != 0);

    // A structure of a u32, two u16 and eight bytes (C706 appendix A).
    Uuid, UUID, Uuid::nil(),
        |value, sink| {
            let (a, b, c, rest) = value.as_fields();
            sink.window(16, 4, false, |window| {
                window.number(a.to_le_bytes())?;
                window.number(b.to_le_bytes())?;
                window.number(c.to_le_bytes())?;
                window.bytes(rest)
            })
        },
        |cursor| {
            let mut window = cursor.window(16, 4)?;
            let (a, b, c) = (window.u32()?, window.u16()?, window.u16()?);
            match window.take(8)?.first_chunk() {
                Some(rest) => Ok(Uuid::from_fields(a, b, c, rest)),
                None => Err(window.error(&Flaw(Status::INTERNAL_ERROR, "a window of another size", "eight bytes"))),
            }
        };
}

/// `__int3264`: 4 bytes in NDR, and 8 in NDR64 (MS-DTYP section 2.2.1; MS-RPCE section 2.2.4.1.1). A value
/// that NDR cannot express is refused with `RPC_S_INVALID_BOUND`.
///
/// ```
/// use rpc_runtime::Status;
/// use rpc_runtime::ndr::{Encoder, Int3264, Ndr20, Ndr64, NdrResult};
///
/// /// The bytes in NDR, and in NDR64.
/// fn bytes(value: i64) -> [NdrResult<Vec<u8>>; 2] {
///     let (mut ndr, mut ndr64) = (Encoder::new(Vec::new()), Encoder::new(Vec::new()));
///     let (a, b) = (
///         ndr.value::<Ndr20, (), _>(&Int3264(value), &()),
///         ndr64.value::<Ndr64, (), _>(&Int3264(value), &()),
///     );
///     [a.map(|()| ndr.into_bytes()), b.map(|()| ndr64.into_bytes())]
/// }
///
/// assert_eq!(bytes(-2), [Ok(vec![0xfe, 0xff, 0xff, 0xff]), Ok((-2_i64).to_le_bytes().to_vec())]);
///
/// let [ndr, ndr64] = bytes(1 << 32);
/// assert_eq!(ndr.unwrap_err().status(), Status::INVALID_BOUND);
/// assert_eq!(ndr64.unwrap().len(), 8);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Int3264(pub i64);

/// `unsigned __int3264`, and so `ULONG_PTR`, `DWORD_PTR` and `SIZE_T`: as [`Int3264`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct UInt3264(pub u64);

const TOO_WIDE: &Flaw = &Flaw(
    Status::INVALID_BOUND,
    "an `__int3264` beyond 32 bits",
    "one of 32 bits, which is what NDR has",
);

values! {
    Int3264, Layout::scalar(4, 8).primitive(), Int3264(0),
        |value, sink| match i32::try_from(value.0) {
            _ if S::IS_NDR64 => sink.number(value.0.to_le_bytes()),
            Ok(narrow) => sink.number(narrow.to_le_bytes()),
            Err(_) => Err(sink.error(TOO_WIDE)),
        },
        |cursor| match S::IS_NDR64 {
            true => cursor.i64().map(Int3264),
            false => cursor.i32().map(|narrow| Int3264(narrow.into())),
        };
    UInt3264, Layout::scalar(4, 8).primitive(), UInt3264(0),
        |value, sink| match u32::try_from(value.0) {
            _ if S::IS_NDR64 => sink.number(value.0.to_le_bytes()),
            Ok(narrow) => sink.number(narrow.to_le_bytes()),
            Err(_) => Err(sink.error(TOO_WIDE)),
        },
        |cursor| match S::IS_NDR64 {
            true => cursor.u64().map(UInt3264),
            false => cursor.u32().map(|narrow| UInt3264(narrow.into())),
        };
    // `error_status_t`: a status that is data of a call, and does not fail it.
    Status, Layout::scalar(4, 4).primitive(), Status(0),
        |value, sink| sink.number(value.0.to_le_bytes()),
        |cursor| cursor.u32().map(Status);
}

/// A GUID in memory is big endian throughout, so that it is never copied as it stands.
const UUID: Layout = Layout::array(Layout::scalar(4, 4).primitive(), 4);
