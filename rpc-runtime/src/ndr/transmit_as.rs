//! Types of the user's own that travel as others: `transmit_as` and its kin.

use core::fmt;
use core::ops::{Deref, DerefMut};

use super::lock::WireForm;
use super::{
    Cursor, Decoder, Encoder, Layout, Marshal, Ndr, NdrError, NdrResult, Sink, Start, Syntax,
    Unmarshal, WString,
};
use crate::error::Flaw;
use crate::status::Status;

/// A *transmitted type*: it travels in the place of a *presented type* `T`, which has no wire form, or
/// another one (`[transmit_as]`, `[represent_as]`, `[user_marshal]`; pages "The transmit_as Attribute",
/// "The represent_as Attribute").
///
/// It is implemented for the type that travels, so that `T` can be a type of any crate. A field then says
/// `#[transmit_as(X)]`; elsewhere (an array's element, a pointee, a parameter) the type [`TransmitAs<X, T>`]
/// stands.
///
/// An error names the status of the call that fails, and what was expected:
/// `&Flaw(Status::INVALID_BOUND, "a time before 1601", "a later one")`.
///
/// ```
/// use std::time::{Duration, SystemTime, UNIX_EPOCH};
/// use rpc_runtime::ndr::{Flaw, TransmittedType};
/// use rpc_runtime::prelude::*;
///
/// /// FILETIME: steps of 100 ns since 1601.
/// #[derive(Ndr, Clone, Copy)]
/// struct FileTime {
///     low: u32,
///     high: u32,
/// }
///
/// /// From 1601 to 1970.
/// const UNIX: u64 = 116_444_736_000_000_000;
///
/// impl TransmittedType<SystemTime> for FileTime {
///     fn to_xmit(time: &SystemTime) -> Result<FileTime, &'static Flaw> {
///         const RANGE: &Flaw = &Flaw(Status::INVALID_BOUND, "a time before 1970", "a later one");
///         let since = time.duration_since(UNIX_EPOCH).map_err(|_| RANGE)?;
///         let steps = u64::try_from(since.as_nanos() / 100).map_err(|_| RANGE)?;
///         let steps = steps.checked_add(UNIX).ok_or(RANGE)?;
///         Ok(FileTime { low: steps as u32, high: (steps >> 32) as u32 })
///     }
///
///     fn from_xmit(time: FileTime) -> Result<SystemTime, &'static Flaw> {
///         let steps = u64::from(time.high) << 32 | u64::from(time.low);
///         let since = steps.checked_sub(UNIX);
///         let since = since.ok_or(&Flaw(Status::INVALID_BOUND, "a time before 1970", "a later one"))?;
///         Ok(UNIX_EPOCH + Duration::from_nanos_u128(u128::from(since) * 100))
///     }
/// }
///
/// #[derive(Ndr)]
/// struct Account {
///     name: WString,
///     #[transmit_as(FileTime)]
///     last_logon: SystemTime,
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "[XMT-01] `{Self}` does not say how it stands for a `{T}`",
    label = "no transmitted type of `{T}`",
    note = "write `impl TransmittedType<{T}> for {Self}`, with `to_xmit` and `from_xmit`"
)]
pub trait TransmittedType<T>: Sized {
    /// The value that travels for `presented` (`type_to_xmit`). It is called once for a value, or twice with
    /// the same result where the transmitted type has pointers.
    ///
    /// # Errors
    /// When this type cannot express the value: the status with which the call fails.
    fn to_xmit(presented: &T) -> Result<Self, &'static Flaw>;

    /// The presented value that `transmitted` stands for (`type_from_xmit`). It is called once to see whether
    /// there is such a value, before anything of the caller's is changed, and perhaps once more.
    ///
    /// # Errors
    /// When `transmitted` stands for no value: the status with which the call fails.
    fn from_xmit(transmitted: Self) -> Result<T, &'static Flaw>;
}

/// A `T` that travels as an `X`.
///
/// ```
/// # use std::net::Ipv4Addr;
/// # use rpc_runtime::ndr::{Flaw, TransmittedType};
/// use rpc_runtime::ndr::TransmitAs;
/// use rpc_runtime::prelude::*;
///
/// # #[derive(Ndr, Clone, Copy)]
/// # pub struct Octets([u8; 4]);
/// # impl TransmittedType<Ipv4Addr> for Octets {
/// #     fn to_xmit(a: &Ipv4Addr) -> Result<Octets, &'static Flaw> { Ok(Octets(a.octets())) }
/// #     fn from_xmit(octets: Octets) -> Result<Ipv4Addr, &'static Flaw> { Ok(octets.0.into()) }
/// # }
/// #[derive(Ndr)]
/// struct Host {
///     n: u32,
///     #[size_is(n)]
///     addresses: Vec<TransmitAs<Octets, Ipv4Addr>>,
/// }
///
/// let host = Host { n: 1, addresses: vec![TransmitAs::new(Ipv4Addr::LOCALHOST)] };
/// assert!(host.addresses[0].is_loopback());
/// ```
#[repr(transparent)]
pub struct TransmitAs<X, T> {
    presented: T,
    transmitted: core::marker::PhantomData<fn() -> X>,
}

impl<X, T> TransmitAs<X, T> {
    /// The value, to be transmitted as an `X`.
    #[must_use]
    pub const fn new(presented: T) -> TransmitAs<X, T> {
        TransmitAs { presented, transmitted: core::marker::PhantomData }
    }

    /// The value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.presented
    }

    /// A reference to a value, as a reference to a `TransmitAs`.
    #[doc(hidden)]
    #[inline(always)]
    pub const fn of(presented: &T) -> &TransmitAs<X, T> {
        // SAFETY: `TransmitAs` is a transparent struct around the value.
        unsafe { &*core::ptr::from_ref(presented).cast() }
    }

    /// As [`TransmitAs::of`], to be changed in place.
    #[doc(hidden)]
    #[inline(always)]
    pub const fn of_mut(presented: &mut T) -> &mut TransmitAs<X, T> {
        // SAFETY: as above.
        unsafe { &mut *core::ptr::from_mut(presented).cast() }
    }
}

impl<X, T> From<T> for TransmitAs<X, T> {
    fn from(presented: T) -> Self {
        TransmitAs::new(presented)
    }
}

impl<X, T> Deref for TransmitAs<X, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.presented
    }
}

impl<X, T> DerefMut for TransmitAs<X, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.presented
    }
}

impl<X, T: Clone> Clone for TransmitAs<X, T> {
    fn clone(&self) -> Self {
        TransmitAs::new(self.presented.clone())
    }
}

impl<X, T: Copy> Copy for TransmitAs<X, T> {}

impl<X, T: PartialEq> PartialEq for TransmitAs<X, T> {
    fn eq(&self, other: &Self) -> bool {
        self.presented == other.presented
    }
}

impl<X, T: Eq> Eq for TransmitAs<X, T> {}

impl<X, T: Default> Default for TransmitAs<X, T> {
    fn default() -> Self {
        TransmitAs::new(T::default())
    }
}

impl<X, T: fmt::Debug> fmt::Debug for TransmitAs<X, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.presented.fmt(f)
    }
}

/// An \[out\] parameter begins with the default value.
impl<X, T: Default> Start for TransmitAs<X, T> {
    fn start() -> Self {
        TransmitAs::default()
    }
}

impl<X: Ndr, T> Ndr for TransmitAs<X, T> {
    const LAYOUT: Layout = {
        let layout = X::LAYOUT.checked().presented();
        if X::LAYOUT.is_conformant() {
            layout.faulty(
                "[XMT-07] a transmitted type that ends in a conformant array (MIDL2084): put the array behind a pointer",
            )
        } else if X::LAYOUT.is_full() {
            layout.faulty(
                "[XMT-12] a transmitted type with full pointers (MIDL2416, MIDL2417): it is made for the moment, and nothing \
                 could point to what it points to",
            )
        } else {
            layout
        }
    };
    const WIRE_FORM: WireForm = X::WIRE_FORM;
    const PTR_25_RECURSION_NEEDS_AN_OPTION: () = X::PTR_25_RECURSION_NEEDS_AN_OPTION;
}

impl<X: Marshal + TransmittedType<T>, T> Marshal for TransmitAs<X, T> {
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &(), sink: &mut W) -> NdrResult<()> {
        let transmitted = X::to_xmit(&self.presented).map_err(|flaw| sink.error(flaw))?;
        transmitted.write_flat::<S, W>(levels, sink)
    }

    fn write_pointees<S: Syntax>(&self, levels: &(), encoder: &mut Encoder<'_>) -> NdrResult<()> {
        let transmitted = X::to_xmit(&self.presented).map_err(|flaw| encoder.error(flaw))?;
        transmitted.write_pointees::<S>(levels, encoder)
    }
}

impl<'m, A, X, T> Unmarshal<'m, A> for TransmitAs<X, T>
where
    X: Unmarshal<'m, A> + TransmittedType<T>,
{
    type Flat = X::Flat;

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<X::Flat> {
        X::read_flat::<S>(cursor)
    }

    // Whether there is a presented value has to be known before anything is changed.
    fn walk<S: Syntax>(
        flat: X::Flat,
        _: Option<&Self>,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        decoder.try_to_present(
            |decoder| X::walk::<S>(flat, None, levels, decoder),
            |decoder| Self::build::<S>(flat, levels, decoder).map(drop),
        )
    }

    fn build<S: Syntax>(
        flat: X::Flat,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        let offset = decoder.cursor().offset();
        let transmitted =
            decoder.transmitted(size_of::<X>(), |decoder| X::build::<S>(flat, levels, decoder))?;
        let presented = X::from_xmit(transmitted).map_err(|flaw| NdrError::new(offset, flaw));
        presented.map(TransmitAs::new)
    }
}

impl<'m, A> Decoder<'m, A> {
    /// Makes a value of the transmitted type, which is dropped once it is converted. So no full pointer may
    /// point into it. `size` is the size of the transmitted type in bytes: a large one takes more of the
    /// depth.
    pub(crate) fn transmitted<R>(
        &mut self,
        size: usize,
        make: impl FnOnce(&mut Self) -> NdrResult<R>,
    ) -> NdrResult<R> {
        let levels = size / 512;
        self.descend(levels)?;
        let nested = core::mem::replace(&mut self.presenting, true);
        let made = make(self)?;
        self.presenting = nested;
        self.budget.depth += levels;
        Ok(made)
    }

    /// A dry run over a value that is presented as another type: `walk` walks its transmitted type, then
    /// `make` makes the value, only to drop it, at the same place and within the same budget. A presented
    /// value within it is made with it.
    pub(crate) fn try_to_present(
        &mut self,
        walk: impl FnOnce(&mut Self) -> NdrResult<()>,
        make: impl FnOnce(&mut Self) -> NdrResult<()>,
    ) -> NdrResult<()> {
        let (start, budget) = (self.cursor, self.budget.bytes);
        let nested = core::mem::replace(&mut self.presenting, true);
        walk(self)?;
        self.presenting = nested;
        if nested {
            return Ok(());
        }
        let end = core::mem::replace(&mut self.cursor, start);
        let after = core::mem::replace(&mut self.budget.bytes, budget);
        make(self)?;
        (self.cursor, self.budget.bytes) = (end, after);
        Ok(())
    }
}

/// A `String` on `wchar_t *`: `#[transmit_as(WString)] name: String`.
impl TransmittedType<String> for WString {
    fn to_xmit(presented: &String) -> Result<WString, &'static Flaw> {
        Ok(WString::from(presented.as_str()))
    }

    fn from_xmit(transmitted: WString) -> Result<String, &'static Flaw> {
        String::from_utf16(transmitted.units()).map_err(|_| {
            &Flaw(
                Status::BAD_STUB_DATA,
                "half of a surrogate pair in a string",
                "UTF-16 with whole pairs",
            )
        })
    }
}

/// A transmitted type that may be null is presented as an `Option`.
impl<X: TransmittedType<T>, T> TransmittedType<Option<T>> for Option<X> {
    fn to_xmit(presented: &Option<T>) -> Result<Option<X>, &'static Flaw> {
        presented.as_ref().map(X::to_xmit).transpose()
    }

    fn from_xmit(transmitted: Option<X>) -> Result<Option<T>, &'static Flaw> {
        transmitted.map(X::from_xmit).transpose()
    }
}
