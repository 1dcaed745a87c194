//! Writing: the stub buffer that grows, and windows of known size in it.

use core::mem::ManuallyDrop;

use super::attributes::Counted;
use super::full::{Mark, Received, Sent};
use super::{Flaw, Marshal, NdrError, NdrResult, Syntax};
use crate::memory::{CallMemory, box_from, kept};
use crate::status::Status;

/// The first referent id that an encoder gives out; the others follow in steps of 4, as Windows'
/// own do.
const FIRST_REFERENT: u32 = 0x0002_0000;

/// Where flat parts are written to: an [`Encoder`], or a [`Window`] in it.
pub trait Sink {
    /// Writes zeros up to a multiple of `align`, which is 1, 2, 4 or 8.
    ///
    /// # Errors
    /// `RPC_S_INTERNAL_ERROR` for another alignment; `RPC_S_OUT_OF_MEMORY`, as for every method here.
    fn align(&mut self, align: usize) -> NdrResult<()>;

    /// Writes bytes as they stand.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    fn bytes(&mut self, bytes: &[u8]) -> NdrResult<()>;

    /// Writes zeros up to a multiple of `align`, then bytes as they stand.
    ///
    /// # Errors
    /// As [`Sink::align`].
    #[inline(always)]
    fn aligned(&mut self, align: usize, bytes: &[u8]) -> NdrResult<()> {
        self.align(align)?;
        self.bytes(bytes)
    }

    /// Writes zeros up to a multiple of `align`, then bytes as they stand if they are little endian. Otherwise
    /// `big_endian` fills as many bytes.
    ///
    /// # Errors
    /// As [`Sink::align`]; those of `big_endian`.
    #[doc(hidden)]
    #[inline(always)]
    fn ordered(
        &mut self,
        align: usize,
        bytes: &[u8],
        big_endian: impl Fn(&mut Window<'_, '_>) -> NdrResult<()>,
    ) -> NdrResult<()> {
        if self.is_big_endian() {
            return self.window(bytes.len(), align, false, big_endian);
        }
        self.aligned(align, bytes)
    }

    /// Writes a number of 1, 2, 4 or 8 bytes, given as its little-endian bytes, at the alignment of its size.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    fn number<const N: usize>(&mut self, little_endian: [u8; N]) -> NdrResult<()>;

    /// Aligns to `align`, and has `write` fill the next `size` bytes in place, which are zero before. `full`
    /// says whether there are full pointers among them.
    ///
    /// # Errors
    /// As [`Sink::align`]; those of `write`.
    fn window(
        &mut self,
        size: usize,
        align: usize,
        full: bool,
        write: impl FnOnce(&mut Window<'_, '_>) -> NdrResult<()>,
    ) -> NdrResult<()>;

    /// The offset from the start of the stub, in bytes.
    fn offset(&self) -> usize;

    /// Whether numbers are written big endian.
    fn is_big_endian(&self) -> bool;

    /// A fresh referent id.
    fn next_referent(&mut self) -> u32;

    /// Writes the referent id of a full pointer's pointee.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    #[doc(hidden)]
    fn full_pointer<S: Syntax>(&mut self, mark: &Mark) -> NdrResult<()>;

    /// Writes a count, offset or length: 4 bytes in NDR, 8 in NDR64.
    ///
    /// # Errors
    /// `RPC_S_INVALID_BOUND` if NDR cannot express it; `RPC_S_OUT_OF_MEMORY`.
    #[inline(always)]
    fn count<S: Syntax>(&mut self, count: usize) -> NdrResult<()> {
        if S::IS_NDR64 {
            return self.number((count as u64).to_le_bytes());
        }
        match u32::try_from(count) {
            Ok(count) => self.number(count.to_le_bytes()),
            Err(_) => Err(self.error(&Flaw(
                Status::INVALID_BOUND,
                "more elements than NDR can count",
                "at most 4294967295",
            ))),
        }
    }

    /// Writes a referent id: a fresh one, or zero for null.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    #[inline(always)]
    fn referent<S: Syntax>(&mut self, present: bool) -> NdrResult<()> {
        let id = if present { self.next_referent() } else { 0 };
        if S::IS_NDR64 {
            self.number(u64::from(id).to_le_bytes())
        } else {
            self.number(id.to_le_bytes())
        }
    }

    /// An error here.
    #[inline(always)]
    fn error(&self, flaw: &'static Flaw) -> NdrError {
        NdrError::new(self.offset(), flaw)
    }
}

pub(super) const TOO_DEEP: &Flaw =
    &Flaw(Status::BAD_STUB_DATA, "pointers nested too deeply", "a depth within the limits");

/// The stub data being written.
#[derive(Debug)]
pub struct Encoder<'k> {
    bytes: Vec<u8>,
    /// Where the stub begins in `bytes`: a PDU header may stand before it.
    start: usize,
    big_endian: bool,
    next_referent: u32,
    depth: usize,
    full: Table<'k>,
    /// The call memory whose meter counts what is written.
    memory: Option<&'k CallMemory>,
}

/// The table of full pointers, once there is one.
#[derive(Debug)]
struct Table<'k>(ManuallyDrop<Option<Box<Sent<'k>>>>);

impl Drop for Table<'_> {
    // Inlined: for flat values the compiler sees that there is nothing to release.
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(sent) = self.0.take() {
            release(sent);
        }
    }
}

#[cold]
#[inline(never)]
fn release(sent: Box<Sent<'_>>) {
    drop(sent);
}

impl<'k> Encoder<'k> {
    /// How deep values may be nested through pointers unless [`Encoder::with_depth`] says otherwise: each
    /// level takes stack. The default of [`DecodeLimits`](super::DecodeLimits) is the same, but counts
    /// several levels for a large structure.
    pub const DEPTH: usize = 200;

    /// An encoder that appends to `bytes`; the stub starts at its end.
    #[inline]
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Encoder<'k> {
        let start = bytes.len();
        Encoder {
            bytes,
            start,
            big_endian: false,
            next_referent: FIRST_REFERENT,
            depth: Encoder::DEPTH,
            full: Table(ManuallyDrop::new(None)),
            memory: None,
        }
    }

    /// Counts what is written with the memory's meter.
    #[inline]
    pub(crate) const fn metered(mut self, memory: &'k CallMemory) -> Encoder<'k> {
        self.memory = Some(memory);
        self
    }

    /// An encoder of a message whose header will stand before the stub, in `header` bytes: into a `large` buffer, if there
    /// is one, or else into one for small messages. `None` when there is no memory for the header and the beginning of the
    /// stub.
    pub(crate) fn behind_header(header: usize, large: Option<Vec<u8>>) -> Option<Encoder<'k>> {
        /// The bytes that are allocated at first: most messages are no larger.
        const MESSAGE: usize = 128;
        let mut bytes = large.or_else(|| kept::take(MESSAGE)).unwrap_or_default();
        bytes.try_reserve_exact(MESSAGE.max(header)).ok()?;
        bytes.resize(header, 0);
        Some(Encoder::new(bytes))
    }

    /// An encoder that goes on behind `stub`, for pipes.
    pub(crate) fn resume(stub: Vec<u8>) -> Encoder<'k> {
        let mut encoder = Encoder::new(Vec::new());
        encoder.bytes = stub;
        encoder
    }

    /// Lets the stub begin here, behind what was written of a header.
    #[inline(always)]
    pub(crate) const fn begin(&mut self) {
        self.start = self.bytes.len();
    }

    /// Writes numbers big endian. NDR64 is always little endian.
    #[must_use]
    pub const fn big_endian(mut self, yes: bool) -> Encoder<'k> {
        self.big_endian = yes;
        self
    }

    /// Lets values be nested through pointers to this depth. A list whose pointer is its last field is one
    /// level, whatever its length.
    #[inline]
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> Encoder<'k> {
        self.depth = depth;
        self
    }

    /// What was written, with what stood before the stub.
    #[inline]
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The last `n` bytes in front of the stub.
    pub(crate) fn before_stub(&mut self, n: usize) -> Option<&mut [u8]> {
        self.bytes.get_mut(self.start.checked_sub(n)?..self.start)
    }

    /// What was written, and where the stub begins in it.
    #[inline]
    pub(crate) fn into_message(self) -> (Vec<u8>, usize) {
        (self.bytes, self.start)
    }

    /// What was written, without what stood before the stub.
    pub(crate) fn into_stub(self) -> Vec<u8> {
        let (mut bytes, start) = self.into_message();
        bytes.drain(..start);
        bytes
    }

    /// The stub's bytes so far.
    #[must_use]
    pub fn stub(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Writes a value whole, as a parameter: the hoisted count, the flat part, then the pointees.
    ///
    /// The pointee of a full pointer is known by its address: it must stay there until the last value is
    /// written.
    ///
    /// # Errors
    /// As the value's [`Marshal`] impl.
    #[inline]
    pub fn value<S: Syntax, L, T: Marshal<L> + ?Sized>(
        &mut self,
        value: &T,
        levels: &L,
    ) -> NdrResult<()> {
        value.write_value::<S>(levels, self)
    }

    /// Writes a value without its pointees: the hoisted count and the flat part.
    #[inline(always)]
    pub(crate) fn flat<S: Syntax, L, T: Marshal<L> + ?Sized>(
        &mut self,
        value: &T,
        levels: &L,
    ) -> NdrResult<()> {
        if const { T::LAYOUT.is_conformant() } {
            let count = value.conformance(levels).map_err(|count| count.error(self))?;
            self.count::<S>(count)?;
        }
        value.write_flat::<S, _>(levels, self)
    }

    /// Writes the pointee of a pointer, one level deeper.
    ///
    /// # Errors
    /// As [`Encoder::value`]; `RPC_X_BAD_STUB_DATA` when the nesting is too deep.
    #[inline]
    pub fn pointee<S: Syntax, L, T: Marshal<L> + ?Sized>(
        &mut self,
        value: &T,
        levels: &L,
    ) -> NdrResult<()> {
        if const { !T::LAYOUT.has_pointers() } {
            return self.value::<S, L, T>(value, levels);
        }
        let depth = self.depth;
        self.depth = depth.checked_sub(1).ok_or_else(|| self.error(TOO_DEEP))?;
        let result = self.value::<S, L, T>(value, levels);
        self.depth = depth;
        result
    }

    /// Writes a conformant array whole, little endian: `counts`, of which the first is the largest, `elements`
    /// as they stand at a multiple of `align`, and their `end`. All of it gets its room at once.
    #[inline(always)]
    pub(super) fn counted<S: Syntax, const N: usize>(
        &mut self,
        counts: [usize; N],
        align: usize,
        elements: &[u8],
        end: &[u8],
    ) -> NdrResult<()> {
        let before = gap(self.offset(), S::COUNT)?;
        // Behind the counts there is a gap only for what is larger than they are.
        let behind =
            if align > S::COUNT { gap(self.offset() + before + N * S::COUNT, align)? } else { 0 };
        let gaps = if align > S::COUNT { 2 * size_of::<u64>() } else { size_of::<u64>() };
        self.grow(gaps + N * S::COUNT + elements.len() + end.len())?;
        let at = self.bytes.len();
        // SAFETY: `grow` made room for the counts, the elements and the end, and for 8 bytes more for each gap,
        // which is at most 7, as `gap` checks. The elements are not the encoder's own.
        unsafe {
            let mut place = self.bytes.as_mut_ptr().add(at);
            place.cast::<u64>().write_unaligned(0);
            place = place.add(before);
            if S::IS_NDR64 {
                place
                    .cast::<[u64; N]>()
                    .write_unaligned(counts.map(|count| (count as u64).to_le()));
            } else {
                place
                    .cast::<[u32; N]>()
                    .write_unaligned(counts.map(|count| (count as u32).to_le()));
            }
            place = place.add(N * S::COUNT);
            if align > S::COUNT {
                place.cast::<u64>().write_unaligned(0);
                place = place.add(behind);
            }
            place.copy_from_nonoverlapping(elements.as_ptr(), elements.len());
            place = place.add(elements.len());
            place.copy_from_nonoverlapping(end.as_ptr(), end.len());
            self.bytes.set_len(at + before + N * S::COUNT + behind + elements.len() + end.len());
        }
        Ok(())
    }

    /// Gives full pointers to received values the ids that they came with.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    #[doc(hidden)]
    #[inline]
    pub fn with_received_ids<A: 'k>(
        mut self,
        received: Option<Box<Received<'k, A>>>,
    ) -> NdrResult<Encoder<'k>> {
        if let Some(received) = received {
            *self.full.0 = Some(box_from(Sent::new(Some(received))).ok_or_else(out_of_memory)?);
        }
        Ok(self)
    }

    /// Whether the pointee of a full pointer is still to be written. It counts as written from then on.
    #[inline]
    pub(crate) fn is_first(&mut self, mark: &Mark) -> bool {
        self.full.0.as_mut().is_some_and(|full| full.is_first(mark))
    }

    /// Compares a value that was written for another full pointer with the attributes at this one.
    #[inline(always)]
    pub(crate) fn agree<L, T: Marshal<L>>(&mut self, value: &T, levels: &L) -> NdrResult<()> {
        value.agree(levels).map_err(|count| count.error(self))
    }

    /// Room for `n` more bytes.
    #[inline(always)]
    fn grow(&mut self, n: usize) -> NdrResult<()> {
        /// Takes the buffer by value, so that its length need not live in memory. Generic, so that the
        /// compiler sees that it does not unwind: otherwise the encoder itself would have to live in memory,
        /// to be dropped. Not `inline(never)`, with which the runtime's own instance would do for all crates.
        #[cold]
        fn grown<B>(mut bytes: Vec<B>, n: usize, memory: Option<&CallMemory>) -> (Vec<B>, bool) {
            // Four times as much while the buffer is small, so that bytes are copied less often.
            let more = match bytes.capacity() {
                little @ ..=0x8000 => n.max(3 * little),
                large => n.max(large),
            };
            let room = |n| memory.is_none_or(|memory| memory.meter_reply(n));
            let mut reserve = |n| room(n) && bytes.try_reserve_exact(n).is_ok();
            let done = reserve(more) || reserve(n);
            (bytes, done)
        }
        if n <= self.bytes.capacity() - self.bytes.len() {
            return Ok(());
        }
        let done;
        (self.bytes, done) = grown(core::mem::take(&mut self.bytes), n, self.memory);
        if done { Ok(()) } else { Err(out_of_memory()) }
    }
}

#[cold]
fn out_of_memory() -> NdrError {
    NdrError::new(0, &Flaw(Status::OUT_OF_MEMORY, "no memory for the message", ""))
}

/// The error of a full pointer that gets no id.
#[cold]
fn no_id(mark: &Mark, offset: usize) -> NdrError {
    if mark.is_made() {
        return out_of_memory();
    }
    let flaw = &Flaw(
        Status::INVALID_ARG,
        "[PTR-16] a full pointer to what is still being made",
        "one to a finished value",
    );
    NdrError::new(offset, flaw)
}

/// Numbers are aligned to their size.
const fn is_number(size: usize) {
    assert!(matches!(size, 1 | 2 | 4 | 8), "a number has 1, 2, 4 or 8 bytes");
}

/// The bytes from `offset` to the next multiple of `align`.
#[inline(always)]
fn gap(offset: usize, align: usize) -> NdrResult<usize> {
    // Where this is inlined, `align` is a constant.
    match align {
        1 | 2 | 4 | 8 => Ok(offset.wrapping_neg() & (align - 1)),
        _ => Err(NdrError::new(offset, ALIGNMENT)),
    }
}

/// The error of an alignment that NDR does not have, for encoders and for cursors.
pub(super) const ALIGNMENT: &Flaw =
    &Flaw(Status::INTERNAL_ERROR, "an alignment that NDR does not have", "1, 2, 4 or 8 bytes");

impl Sink for Encoder<'_> {
    #[inline(always)]
    fn align(&mut self, align: usize) -> NdrResult<()> {
        let gap = gap(self.offset(), align)?;
        if gap != 0 {
            self.grow(gap)?;
            // Alignment is at most 8, so that a constant is enough.
            self.bytes.extend_from_slice(&[0; 8][..gap]);
        }
        Ok(())
    }

    #[inline(always)]
    fn bytes(&mut self, bytes: &[u8]) -> NdrResult<()> {
        self.grow(bytes.len())?;
        let at = self.bytes.len();
        // SAFETY: `grow` made room for the bytes, which are not the encoder's own.
        unsafe {
            let end = self.bytes.as_mut_ptr().add(at);
            end.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            self.bytes.set_len(at + bytes.len());
        }
        Ok(())
    }

    #[inline(always)]
    fn aligned(&mut self, align: usize, bytes: &[u8]) -> NdrResult<()> {
        let gap = gap(self.offset(), align)?;
        self.grow(size_of::<u64>() + bytes.len())?;
        let at = self.bytes.len();
        // SAFETY: `grow` made room for the bytes and 8 more; the gap is at most 7, as `gap` checks.
        unsafe {
            let end = self.bytes.as_mut_ptr().add(at);
            end.cast::<u64>().write_unaligned(0);
            end.add(gap).copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            self.bytes.set_len(at + gap + bytes.len());
        }
        Ok(())
    }

    #[inline(always)]
    fn ordered(
        &mut self,
        align: usize,
        bytes: &[u8],
        big_endian: impl Fn(&mut Window<'_, '_>) -> NdrResult<()>,
    ) -> NdrResult<()> {
        /// Not inlined, because it is rare; it gets the bytes alone, so that the encoder can live in registers.
        #[cold]
        #[inline(never)]
        fn swap(
            bytes: &mut [u8],
            base: usize,
            write: impl Fn(&mut Window<'_, '_>) -> NdrResult<()>,
        ) -> NdrResult<()> {
            let (next_referent, sent) = (FIRST_REFERENT, None);
            write(&mut Window { bytes, pos: 0, base, big_endian: true, next_referent, sent })
        }
        self.aligned(align, bytes)?;
        if self.big_endian {
            let at = self.bytes.len() - bytes.len();
            return swap(&mut self.bytes[at..], at - self.start, big_endian);
        }
        Ok(())
    }

    #[inline(always)]
    fn number<const N: usize>(&mut self, mut bytes: [u8; N]) -> NdrResult<()> {
        const { is_number(N) };
        if self.big_endian {
            bytes.reverse();
        }
        self.aligned(N, &bytes)
    }

    #[inline(always)]
    fn window(
        &mut self,
        size: usize,
        align: usize,
        full: bool,
        write: impl FnOnce(&mut Window<'_, '_>) -> NdrResult<()>,
    ) -> NdrResult<()> {
        /// Not inlined, so that the usual byte order has no branch for each field.
        #[cold]
        #[inline(never)]
        fn write_big(
            mut window: Window<'_, '_>,
            write: impl FnOnce(&mut Window<'_, '_>) -> NdrResult<()>,
        ) -> NdrResult<u32> {
            write(&mut window).map(|()| window.next_referent)
        }
        let gap = gap(self.offset(), align)?;
        self.grow(size.checked_add(size_of::<u64>()).ok_or_else(out_of_memory)?)?;
        let at = self.bytes.len() + gap;
        // SAFETY: `grow` made room for the window and 8 bytes more; the gap is at most 7, as `gap` checks.
        let start = unsafe {
            let end = self.bytes.as_mut_ptr().add(at - gap);
            end.cast::<u64>().write_unaligned(0);
            end.add(gap)
        };
        // An id takes at least four bytes, and ids are 4 apart: from this limit on, the ids of a window might
        // wrap.
        if self.next_referent as usize > (u32::MAX as usize).saturating_sub(size) {
            self.next_referent = FIRST_REFERENT;
        }
        let (base, next_referent) = (at - self.start, self.next_referent);
        let sent = if full { Some(sent(&mut self.full.0)?) } else { None };
        // Zeroed where the byte order is known, so that the compiler sees which bytes are written again.
        let window = |big_endian| {
            // SAFETY: there is room for them, and nobody else has them.
            let bytes = unsafe {
                start.write_bytes(0, size);
                core::slice::from_raw_parts_mut(start, size)
            };
            Window { bytes, pos: 0, base, big_endian, next_referent, sent }
        };
        self.next_referent = if self.big_endian {
            write_big(window(true), write)?
        } else {
            let mut window = window(false);
            write(&mut window)?;
            window.next_referent
        };
        // SAFETY: there is room for so many bytes, all of which are written.
        unsafe { self.bytes.set_len(at + size) };
        Ok(())
    }

    #[inline(always)]
    fn offset(&self) -> usize {
        self.bytes.len() - self.start
    }

    #[inline(always)]
    fn is_big_endian(&self) -> bool {
        self.big_endian
    }

    #[inline(always)]
    fn next_referent(&mut self) -> u32 {
        next_referent(&mut self.next_referent)
    }

    #[inline]
    fn full_pointer<S: Syntax>(&mut self, mark: &Mark) -> NdrResult<()> {
        let id = sent(&mut self.full.0)?.id(mark, &mut self.next_referent);
        let id = id.ok_or_else(|| no_id(mark, self.offset()))?;
        write_id::<S>(id, self)
    }
}

/// The table of full pointers.
#[inline(always)]
fn sent<'e, 'k>(full: &'e mut Option<Box<Sent<'k>>>) -> NdrResult<&'e mut Sent<'k>> {
    match full {
        Some(sent) => Ok(sent),
        none => Ok(none.insert(box_from(Sent::new(None)).ok_or_else(out_of_memory)?)),
    }
}

/// Writes the id of a full pointer, which a peer may have chosen.
#[inline(always)]
fn write_id<S: Syntax>(id: u64, sink: &mut impl Sink) -> NdrResult<()> {
    if S::IS_NDR64 {
        return sink.number(id.to_le_bytes());
    }
    match u32::try_from(id) {
        Ok(id) => sink.number(id.to_le_bytes()),
        Err(_) => Err(sink.error(&Flaw(
            Status::BAD_STUB_DATA,
            "a referent id beyond 32 bits",
            "one of 32 bits, which is what NDR has",
        ))),
    }
}

#[inline(always)]
pub(super) fn next_referent(next: &mut u32) -> u32 {
    let id = *next;
    // Zero means null, so that a wrap starts again at the first.
    *next = id.checked_add(4).unwrap_or(FIRST_REFERENT);
    id
}

/// A part of the stub of known size, zeroed, to be written in place.
#[derive(Debug)]
pub struct Window<'w, 'k> {
    bytes: &'w mut [u8],
    pos: usize,
    base: usize,
    big_endian: bool,
    // Not borrowed from the encoder, which could then not live in registers.
    next_referent: u32,
    /// The table of full pointers, where there are some.
    sent: Option<&'w mut Sent<'k>>,
}

impl<'k> Window<'_, 'k> {
    #[inline(always)]
    fn full(&self) -> NdrError {
        self.error(&Flaw(
            Status::INTERNAL_ERROR,
            "a flat part of another size than its layout says",
            "that size",
        ))
    }

    /// Has `write` fill the `size` bytes at `at`.
    #[inline(always)]
    fn part(
        &mut self,
        at: usize,
        size: usize,
        write: impl FnOnce(&mut Window<'_, '_>) -> NdrResult<()>,
    ) -> NdrResult<()> {
        let (bytes, base) = (&mut self.bytes[at..at + size], self.base + at);
        let big_endian = self.big_endian;
        let (next_referent, sent) = (self.next_referent, self.sent.as_deref_mut());
        let mut part = Window { bytes, pos: 0, base, big_endian, next_referent, sent };
        write(&mut part)?;
        self.next_referent = part.next_referent;
        Ok(())
    }

    /// Calls `write` with a window of `size` bytes for each of `elements`, `stride` bytes apart.
    #[inline(always)]
    pub(crate) fn each<T>(
        &mut self,
        elements: &[T],
        stride: usize,
        size: usize,
        mut write: impl FnMut(&T, &mut Window<'_, '_>) -> NdrResult<()>,
    ) -> NdrResult<()> {
        let big_endian = self.big_endian;
        let (mut base, mut next_referent) = (self.base, self.next_referent);
        for (element, bytes) in elements.iter().zip(self.bytes.chunks_mut(stride)) {
            // The last element has no gap behind it.
            let bytes = &mut bytes[..size];
            let sent = self.sent.as_deref_mut();
            let mut window = Window { bytes, pos: 0, base, big_endian, next_referent, sent };
            write(element, &mut window)?;
            next_referent = window.next_referent;
            base += stride;
        }
        self.next_referent = next_referent;
        Ok(())
    }
}

impl Sink for Window<'_, '_> {
    #[inline(always)]
    fn align(&mut self, align: usize) -> NdrResult<()> {
        // The window starts aligned for everything in it. It may end within the gap, but nothing is written
        // there.
        self.pos += gap(self.pos, align)?;
        Ok(())
    }

    #[inline(always)]
    fn bytes(&mut self, bytes: &[u8]) -> NdrResult<()> {
        let place = self.bytes.get_mut(self.pos..).and_then(|rest| rest.get_mut(..bytes.len()));
        match place {
            Some(place) => {
                place.copy_from_slice(bytes);
                self.pos += bytes.len();
                Ok(())
            }
            None => Err(self.full()),
        }
    }

    #[inline(always)]
    fn number<const N: usize>(&mut self, mut bytes: [u8; N]) -> NdrResult<()> {
        const { is_number(N) };
        self.align(N)?;
        if self.big_endian {
            bytes.reverse();
        }
        self.bytes(&bytes)
    }

    #[inline(always)]
    fn window(
        &mut self,
        size: usize,
        align: usize,
        _: bool,
        write: impl FnOnce(&mut Window<'_, '_>) -> NdrResult<()>,
    ) -> NdrResult<()> {
        self.align(align)?;
        let at = self.pos;
        if self.bytes.len().checked_sub(at).is_none_or(|left| left < size) {
            return Err(self.full());
        }
        self.pos = at + size;
        self.part(at, size, write)
    }

    #[inline(always)]
    fn offset(&self) -> usize {
        self.base + self.pos
    }

    #[inline(always)]
    fn is_big_endian(&self) -> bool {
        self.big_endian
    }

    #[inline(always)]
    fn next_referent(&mut self) -> u32 {
        let id = self.next_referent;
        self.next_referent = id.wrapping_add(4);
        id
    }

    /// Null is there already. So it is a branch, which the processor predicts, and no id waits for the value
    /// that the one before it depends on.
    #[inline(always)]
    fn referent<S: Syntax>(&mut self, present: bool) -> NdrResult<()> {
        if !present {
            self.align(S::POINTER)?;
            self.pos += S::POINTER;
            return if self.pos <= self.bytes.len() { Ok(()) } else { Err(self.full()) };
        }
        let id = self.next_referent();
        if S::IS_NDR64 {
            self.number(u64::from(id).to_le_bytes())
        } else {
            self.number(id.to_le_bytes())
        }
    }

    #[inline(always)]
    fn full_pointer<S: Syntax>(&mut self, mark: &Mark) -> NdrResult<()> {
        let Some(sent) = self.sent.as_deref_mut() else {
            // The layout has said that there are no full pointers.
            return Err(self.full());
        };
        let id = sent.id(mark, &mut self.next_referent);
        let id = id.ok_or_else(|| no_id(mark, self.offset()))?;
        write_id::<S>(id, self)
    }
}

/// The error of a union whose discriminant selects another arm.
pub(super) const ARM: &Flaw = &Flaw(
    Status::INVALID_TAG,
    "[UNI-02] another arm than the one that the discriminant selects",
    "that one",
);

/// Why a value cannot be written with its attributes, such as a count that differs from its length.
#[derive(Clone, Copy, Debug)]
pub struct CountMismatch(&'static Flaw);

impl CountMismatch {
    /// The length is another than the count.
    pub(crate) const LENGTH: CountMismatch = CountMismatch(Counted::MISMATCH);
    /// The counts are no range within an array.
    pub(crate) const RANGE: CountMismatch = CountMismatch(Counted::OUT_OF_RANGE);
    /// The discriminant selects another arm.
    pub(crate) const ARM: CountMismatch = CountMismatch(ARM);
    /// A string's characters have a terminator among them.
    pub(crate) const NUL: CountMismatch = CountMismatch(&Flaw(
        Status::INVALID_BOUND,
        "[STR-04] a NUL inside a string",
        "one at its end alone",
    ));

    #[inline(always)]
    pub(crate) fn error(self, sink: &impl Sink) -> NdrError {
        sink.error(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoder, FIRST_REFERENT, Sink};
    use crate::ndr::{Ndr20, NdrResult};

    fn four(sink: &mut impl Sink) -> NdrResult<()> {
        (0..4).try_for_each(|_| sink.referent::<Ndr20>(true))
    }

    #[test]
    fn referent_ids_begin_again_and_never_come_to_null() {
        for last in (u32::MAX - 40..=u32::MAX).filter(|id| id % 4 == 0) {
            let mut encoder = Encoder::new(Vec::new());
            encoder.next_referent = last;
            encoder.window(16, 4, false, |window| four(window)).unwrap();
            four(&mut encoder).unwrap();
            let ids: Vec<_> =
                encoder.stub().as_chunks().0.iter().map(|id| u32::from_le_bytes(*id)).collect();
            assert!(ids.iter().all(|id| *id >= FIRST_REFERENT), "{ids:x?}");
            assert!(ids.windows(2).all(|two| two[0] != two[1]), "{ids:x?}");
        }
    }
}
