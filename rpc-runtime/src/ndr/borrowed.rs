//! Values in line that stay where they were received.

use core::ops::Deref;

use super::encoder::CountMismatch;
use super::home::Home;
use super::lock::WireForm;
use super::traits::Lifetimes;
use super::{
    Cursor, Decoder, Encoder, Layout, Marshal, Ndr, NdrResult, Same, Sink, Syntax, Unmarshal,
};

/// A value in line, on the wire the same as `T`, that is borrowed: from the message itself where its bytes are those that it
/// has in memory and are aligned there, or else from the call's memory.
///
/// A structure with a large array in it is as small as a pointer then, and nothing is copied when it is decoded. A `&'a T`
/// in its place would be a pointer on the wire, too.
///
/// ```
/// use rpc_runtime::memory::CallMemory;
/// use rpc_runtime::ndr::{Borrowed, DecodeLimits, Decoder, Encoder, Ndr20};
/// use rpc_runtime::prelude::*;
///
/// #[derive(Ndr)]
/// struct Sector<'a> {
///     number: u32,
///     data: Borrowed<'a, [u8; 512]>,
/// }
///
/// let mut encoder = Encoder::new(Vec::new());
/// encoder.value::<Ndr20, (), _>(&Sector { number: 7, data: Borrowed(&[1; 512]) }, &())?;
/// let message = encoder.into_bytes();
/// assert_eq!(message.len(), 4 + 512);
///
/// let memory = CallMemory::new();
/// let mut decoder = Decoder::new(&message, false, &memory, (), DecodeLimits::default());
/// let sector: Sector<'_> = decoder.value::<Ndr20, (), _>(&())?;
/// assert_eq!((sector.number, sector.data.as_ptr()), (7, message[4..].as_ptr()));
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Borrowed<'a, T>(pub &'a T);

impl<T> Clone for Borrowed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Borrowed<'_, T> {}

impl<T> Deref for Borrowed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

impl<T: Ndr> Ndr for Borrowed<'_, T> {
    const LAYOUT: Layout = T::LAYOUT.checked().borrowing();
    const WIRE_FORM: WireForm = T::WIRE_FORM;
    // SAFETY: its own lifetime is that of the call's memory, and the others are those of `T`.
    const LIFETIMES: Option<Lifetimes<Self>> = unsafe { Lifetimes::of_part::<T, ()>() };
    const PTR_25_RECURSION_NEEDS_AN_OPTION: () = T::PTR_25_RECURSION_NEEDS_AN_OPTION;
}

impl<T: Marshal> Marshal for Borrowed<'_, T> {
    #[inline(always)]
    fn conformance(&self, levels: &()) -> Result<usize, CountMismatch> {
        self.0.conformance(levels)
    }

    #[inline(always)]
    fn agree(&self, levels: &()) -> Result<(), CountMismatch> {
        self.0.agree(levels)
    }

    #[inline(always)]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &(), sink: &mut W) -> NdrResult<()> {
        self.0.write_flat::<S, W>(levels, sink)
    }

    #[inline(always)]
    fn write_pointees<S: Syntax>(&self, levels: &(), encoder: &mut Encoder<'_>) -> NdrResult<()> {
        self.0.write_pointees::<S>(levels, encoder)
    }
}

/// The value in the message, if it can stay there.
#[inline(always)]
fn in_message<'m, S: Syntax, A, T: Unmarshal<'m, A>>(
    flat: T::Flat,
    decoder: &Decoder<'m, A>,
) -> Option<&'m T> {
    T::same::<S>(flat, decoder).filter(|_| decoder.may_borrow()).and_then(Same::borrow)
}

impl<'m, A, T: Unmarshal<'m, A>> Unmarshal<'m, A> for Borrowed<'m, T> {
    type Flat = T::Flat;

    #[inline(always)]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<T::Flat> {
        T::read_flat::<S>(cursor)
    }

    fn walk<S: Syntax>(
        flat: T::Flat,
        _: Option<&Self>,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        if in_message::<S, A, T>(flat, decoder).is_none() {
            <&'m T as Home<'m, A>>::tally(decoder)?;
        }
        T::walk::<S>(flat, None, levels, decoder)
    }

    #[inline(always)]
    fn agrees<S: Syntax>(cursor: &mut Cursor<'m>, levels: &()) -> NdrResult<()> {
        T::agrees::<S>(cursor, levels)
    }

    #[inline]
    fn build<S: Syntax>(
        flat: T::Flat,
        levels: &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        if let Some(value) = in_message::<S, A, T>(flat, decoder) {
            return Ok(Borrowed(value));
        }
        let made =
            <&'m T>::make(decoder, |decoder, place| T::build_at::<S>(flat, levels, decoder, place));
        made.map(Borrowed)
    }
}
