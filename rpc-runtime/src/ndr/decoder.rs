//! Decoding.

use core::mem::ManuallyDrop;

use super::budget::{Budget, DecodeLimits, Tally};
use super::place::{Made, Place};
use super::rare::Rare;
use super::{Cursor, Flaw, NdrError, NdrResult, Syntax, Unmarshal};
use crate::memory::{CallMemory, Lease};
use crate::status::Status;

const END: &Flaw =
    &Flaw(Status::BAD_STUB_DATA, "bytes behind the last parameter", "the end of the data");

/// Reads values from stub data.
///
/// `'m` is how long borrowed values live, and `A` the allocator of those that name one.
#[derive(Debug)]
pub struct Decoder<'m, A> {
    pub(super) cursor: Cursor<'m>,
    pub(super) memory: &'m CallMemory,
    pub(super) lease: Lease<'m>,
    pub(super) allocator: A,
    pub(super) limits: DecodeLimits,
    pub(super) budget: Budget,
    pub(super) tally: Tally,
    /// Nothing is borrowed from the stub, because all of a graph goes into one block.
    copies: bool,
    /// The values are those of a transmitted type (`transmit_as`), which are dropped once they are converted.
    pub(super) presenting: bool,
    /// Some data will be walked again.
    pub(super) late: bool,
    pub(super) rare: ManuallyDrop<Option<Box<Rare<'m, A>>>>,
}

/// Something that may stand behind a message's last parameter.
pub(crate) trait Trailer: core::fmt::Debug + Sync {
    /// Whether it stands in `stub` behind the parameters, which end at `end`.
    ///
    /// # Errors
    /// When it is wrong.
    fn check(&self, stub: &[u8], end: usize) -> Result<bool, &'static Flaw>;
}

impl<A> Drop for Decoder<'_, A> {
    // Inlined: for a decoder of flat values the compiler sees that there is nothing to release.
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(rare) = self.rare.take() {
            rare.release(&self.allocator);
        }
    }
}

/// Reports `left` bytes of data behind the last parameter.
// `extern "C"`, because that does not unwind: otherwise a decoder could not live in registers. So a panic of
// the subscriber is caught here.
#[cold]
#[inline(never)]
extern "C" fn trailing(left: usize) {
    let tell =
        || tracing::debug!(bytes = left, "data behind the last parameter, which is passed over");
    let _ = std::panic::catch_unwind(tell);
}

/// Whether a trailer stands behind the parameters. By parts and without unwinding, for the same reason.
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions)]
extern "C" fn has_trailer(
    trailer: &dyn Trailer,
    stub: &[u8],
    end: usize,
) -> Result<bool, &'static Flaw> {
    trailer.check(stub, end)
}

impl<'m, A> Decoder<'m, A> {
    /// A decoder at the start of `stub`.
    #[inline]
    #[must_use]
    pub fn new(
        stub: &'m [u8],
        big_endian: bool,
        memory: &'m CallMemory,
        allocator: A,
        limits: DecodeLimits,
    ) -> Decoder<'m, A> {
        Decoder {
            cursor: Cursor::new(stub, big_endian),
            memory,
            lease: memory.lease(),
            allocator,
            limits,
            budget: Budget::new(limits),
            tally: Tally::default(),
            copies: false,
            presenting: false,
            late: false,
            rare: ManuallyDrop::new(None),
        }
    }

    /// Begins at `start`, behind data that was read before.
    #[inline(always)]
    pub(crate) fn behind(mut self, start: usize) -> Self {
        self.cursor = self.cursor.at(start);
        self
    }

    /// Has `trailer` look at what stands behind the last parameter.
    #[cfg(feature = "server")]
    pub(crate) fn with_trailer(mut self, trailer: Option<&'m dyn Trailer>) -> Self {
        if trailer.is_some() {
            match self.rare() {
                Ok(rare) => rare.trailer = trailer,
                // Without memory for it there is nobody to look.
                Err(_) => self.limits.refuse_trailing = true,
            }
        }
        self
    }

    /// Borrows nothing from the stub.
    pub(crate) fn copying(mut self) -> Self {
        self.copies = true;
        self
    }

    /// Whether values may borrow from the stub.
    #[inline(always)]
    pub(crate) fn may_borrow(&self) -> bool {
        !self.copies
    }

    /// Walks a value whole, as a parameter, without making it.
    ///
    /// # Errors
    /// As the value's [`Unmarshal`] impl.
    pub fn walk<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self, levels: &L) -> NdrResult<()> {
        let flat = self.flat::<S, L, T>()?;
        T::walk::<S>(flat, None, levels, self)
    }

    /// Reads a value whole, as a parameter: the hoisted count, the flat part, then the pointees.
    ///
    /// # Errors
    /// As the value's [`Unmarshal`] impl.
    // Inlined, so that a value is made in its final place: if it is written in parts and then read as a whole
    // at once, the processor stalls. Without optimization it would only make the stack deeper.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn value<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self, levels: &L) -> NdrResult<T> {
        let flat = self.flat::<S, L, T>()?;
        T::build::<S>(flat, levels, self)
    }

    /// Reads the pointee of a pointer, one level deeper.
    ///
    /// # Errors
    /// As [`Decoder::value`]; `RPC_X_BAD_STUB_DATA` when the nesting is too deep.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn pointee<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self, levels: &L) -> NdrResult<T> {
        self.deeper::<T, L, T>(|decoder| decoder.value::<S, L, T>(levels))
    }

    /// As [`Decoder::pointee`], in the value's final place.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn pointee_at<'p, S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        levels: &L,
        place: Place<'p, T>,
    ) -> NdrResult<Made<'p, T>> {
        // Without optimization frames are large: there is one for each level.
        #[cfg(not(debug_assertions))]
        if const { T::HAS_LEAVES } {
            return self.leaf_at::<S, L, T>(levels, place);
        }
        self.deeper::<T, L, _>(
            #[cfg_attr(not(debug_assertions), inline(always))]
            |decoder| {
                let flat = decoder.flat::<S, L, T>()?;
                T::build_at::<S>(flat, levels, decoder, place)
            },
        )
    }

    /// As [`Decoder::pointee_at`]: a leaf is made here, and all else out of line.
    #[cfg(not(debug_assertions))]
    #[inline(always)]
    fn leaf_at<'p, S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        levels: &L,
        place: Place<'p, T>,
    ) -> NdrResult<Made<'p, T>> {
        self.can_descend::<L, T>()?;
        let flat = self.flat::<S, L, T>()?;
        if T::ends(flat, levels) {
            return T::build_at::<S>(flat, levels, self, place);
        }
        self.deeper::<T, L, _>(
            #[inline(always)]
            |decoder| decoder.build_apart::<S, L, T>(flat, levels, place),
        )
    }

    #[cfg(not(debug_assertions))]
    #[inline(never)]
    fn build_apart<'p, S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        flat: T::Flat,
        levels: &L,
        place: Place<'p, T>,
    ) -> NdrResult<Made<'p, T>> {
        T::build_at::<S>(flat, levels, self, place)
    }

    /// Walks the pointee of a pointer without making it. `have` is the value that is about to be changed in
    /// place.
    ///
    /// # Errors
    /// As [`Decoder::pointee`].
    #[inline]
    pub fn walk_pointee<S: Syntax, L, T: Unmarshal<'m, A, L>>(
        &mut self,
        have: Option<&T>,
        levels: &L,
    ) -> NdrResult<()> {
        self.can_descend::<L, T>()?;
        let flat = self.flat::<S, L, T>()?;
        // A value in place may have more than what is there now.
        if have.is_none() && T::ends(flat, levels) {
            return Ok(());
        }
        self.deeper::<T, L, ()>(
            #[inline(always)]
            |decoder| T::walk::<S>(flat, have, levels, decoder),
        )
    }

    /// Reads a value's hoisted count and its flat part.
    #[inline(always)]
    pub(crate) fn flat<S: Syntax, L, T: Unmarshal<'m, A, L>>(&mut self) -> NdrResult<T::Flat> {
        if const { T::LAYOUT.is_conformant() } {
            self.cursor.hoist::<S>()?;
        }
        T::read_flat::<S>(&mut self.cursor)
    }

    /// The read position.
    #[inline(always)]
    pub fn cursor(&mut self) -> &mut Cursor<'m> {
        &mut self.cursor
    }

    /// A cursor at an offset that was passed before.
    #[inline(always)]
    pub(crate) fn cursor_at(&self, offset: usize) -> Cursor<'m> {
        self.cursor.at(offset)
    }

    /// The call's arena, leased for this decoder.
    #[inline(always)]
    pub fn arena(&mut self) -> &mut Lease<'m> {
        &mut self.lease
    }

    /// The allocator.
    #[inline(always)]
    pub fn allocator(&self) -> &A {
        &self.allocator
    }

    /// The offset of the cursor. The data from there on will be walked [`again`](Decoder::again).
    #[inline]
    pub(crate) fn begin_late(&mut self) -> usize {
        self.late = true;
        if let Some(table) = self.table() {
            table.keep_firsts();
        }
        self.cursor.offset()
    }

    /// Walks data at `start` a second time, with expressions whose parameters came behind it. Nothing is
    /// counted, because the values are there already.
    pub(crate) fn again(
        &mut self,
        start: usize,
        walk: impl FnOnce(&mut Self) -> NdrResult<()>,
    ) -> NdrResult<()> {
        let (end, bytes, tally) = (self.cursor, self.budget.bytes, self.tally);
        (self.cursor, self.budget.bytes) = (end.at(start), usize::MAX);
        // The pool is not taken out for that time: its blocks belong to this decoder's allocator, and the
        // user's code could put another decoder in this one's place.
        self.pause(true);
        let result = walk(self);
        self.pause(false);
        (self.cursor, self.budget.bytes, self.tally) = (end, bytes, tally);
        result
    }

    /// Ends a message. Bytes behind the last parameter are passed over, as Windows and Samba do, with an
    /// event that says how many, unless [`DecodeLimits::refuse_trailing`] says otherwise.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if they are to be refused, and there are some; `RPC_S_ACCESS_DENIED` if they contradict the
    /// call's headers (a verification trailer, MS-RPCE section 2.2.2.13).
    #[inline]
    pub fn finish(&mut self) -> NdrResult<()> {
        match self.cursor.remaining() {
            0 => Ok(()),
            left => {
                // Most decoders have none, and the compiler knows it.
                if let Some(trailer) = self.rare.as_ref().and_then(|rare| rare.trailer) {
                    let (stub, end) = (self.cursor.whole(), self.cursor.offset());
                    match has_trailer(trailer, stub, end) {
                        Ok(true) => return Ok(()),
                        Ok(false) => {}
                        Err(flaw) => return Err(self.error(flaw)),
                    }
                }
                if self.limits.refuse_trailing {
                    return Err(self.error(END));
                }
                trailing(left);
                Ok(())
            }
        }
    }

    /// Ends a pickle's value, behind which there is only padding.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` for 16 bytes or more, which is no padding.
    pub(crate) fn finish_padded(&self) -> NdrResult<()> {
        if self.cursor.remaining() >= 16 { Err(self.error(END)) } else { Ok(()) }
    }

    /// An error here.
    #[inline(always)]
    #[must_use]
    pub const fn error(&self, flaw: &'static Flaw) -> NdrError {
        self.cursor.error(flaw)
    }

    /// The error of data that ends before the next `n` bytes.
    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    pub const fn truncated(&self, n: usize) -> NdrError {
        self.cursor.truncated(n)
    }

    #[inline(always)]
    pub(crate) const fn out_of_memory(&self) -> NdrError {
        self.error(&Flaw(
            Status::OUT_OF_MEMORY,
            "more memory than the limits allow",
            "a smaller value, or higher limits",
        ))
    }
}
