//! Stub data in parts: data that is being written is taken out in parts, and data that is being read comes in
//! parts. Offsets, and so alignment, count from the start of the whole stub.

use core::ops::Range;

use allocator_api2::alloc::Global;

use super::PipeElement;
use crate::memory::CallMemory;
use crate::ndr::{
    DecodeLimits, Decoder, Encoder, Flaw, NdrError, NdrResult, Run, Sink, Syntax, write_elements,
};
use crate::status::Status;

/// A multiple of every alignment, in bytes.
const GRAIN: usize = 16;

/// How many bytes of a chunk are handed on at once, about.
const PORTION: usize = 64 << 10;

/// How many elements a chunk may have (`[range]` on a pipe). The empty chunk at the end is always allowed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChunkRange {
    least: usize,
    most: usize,
}

impl Default for ChunkRange {
    fn default() -> ChunkRange {
        ChunkRange { least: 0, most: usize::MAX }
    }
}

impl ChunkRange {
    pub(crate) fn new(low: i64, high: i64) -> ChunkRange {
        let bound = |bound: i64| usize::try_from(bound.max(0)).unwrap_or(usize::MAX);
        ChunkRange { least: bound(low), most: bound(high) }
    }

    fn has(self, count: usize) -> bool {
        (self.least..=self.most).contains(&count)
    }
}

/// Stub data that is being written.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    pub(crate) chunks: ChunkRange,
    /// Up to `sent`, bytes that only keep the alignment of those that were taken out; then the bytes to be
    /// sent.
    held: Vec<u8>,
    sent: usize,
}

impl Outgoing {
    /// Continues behind the bytes that an encoder wrote.
    pub(crate) fn behind(encoder: Encoder<'_>) -> Outgoing {
        Outgoing { held: encoder.into_stub(), ..Outgoing::default() }
    }

    /// An encoder that continues here; [`Outgoing::resume`] takes it back.
    pub(crate) fn encoder<'k>(&mut self) -> Encoder<'k> {
        Encoder::resume(core::mem::take(&mut self.held))
    }

    pub(crate) fn resume(&mut self, encoder: Encoder<'_>) {
        self.held = encoder.into_bytes();
    }

    /// The number of bytes that wait.
    pub(crate) fn waiting(&self) -> usize {
        self.held.len() - self.sent
    }

    /// Takes out all of it, as the last part.
    pub(crate) fn take_all(&mut self) -> Part {
        let bytes = core::mem::take(&mut self.held);
        let range = core::mem::take(&mut self.sent)..bytes.len();
        Part { bytes, range }
    }

    /// Takes out what can be sent now: a multiple of 8 bytes, or all of it if it is the last part.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`, if it is not the last part; nothing is taken.
    pub(crate) fn take(&mut self, last: bool) -> NdrResult<Part> {
        if last {
            return Ok(self.take_all());
        }
        let end = self.held.len() & !7;
        // The bytes that stay begin at a multiple of `GRAIN`, which keeps their alignment.
        let from = end - end % GRAIN;
        let mut rest = Vec::new();
        rest.try_reserve(PORTION + 2 * GRAIN).map_err(|_| NdrError::new(0, NO_MEMORY))?;
        rest.extend_from_slice(&self.held[from..]);
        let bytes = core::mem::replace(&mut self.held, rest);
        let range = self.sent.min(end)..end;
        self.sent = end - from;
        Ok(Part { bytes, range })
    }

    /// Writes elements as one chunk, or as several if they are more than a chunk may have.
    pub(crate) fn chunk<S: Syntax, T: PipeElement>(&mut self, elements: &[T]) -> NdrResult<()> {
        // NDR64 allows 2^31 - 1 elements in a chunk.
        let most = self.chunks.most.clamp(1, i32::MAX as usize);
        // In chunks of about the same size, so that none has fewer elements than it may have.
        let mut left = elements;
        for pieces in (1..=elements.len().div_ceil(most)).rev() {
            let (elements, rest) = left.split_at(left.len().div_ceil(pieces));
            left = rest;
            let mut encoder = self.encoder();
            if !self.chunks.has(elements.len()) {
                let error = encoder.error(CHUNK);
                self.resume(encoder);
                return Err(error);
            }
            let result = encoder
                .count::<S>(elements.len())
                .and_then(|()| write_elements::<S, (), T, _>(elements, &(), &mut encoder))
                .and_then(|()| trailer::<S>(&mut encoder, elements.len()));
            self.resume(encoder);
            result?;
        }
        Ok(())
    }

    /// Writes the empty chunk at a pipe's end.
    pub(crate) fn end<S: Syntax>(&mut self) -> NdrResult<()> {
        let mut encoder = self.encoder();
        let result = encoder.count::<S>(0).and_then(|()| trailer::<S>(&mut encoder, 0));
        self.resume(encoder);
        result
    }
}

/// NDR64 repeats a chunk's count behind it, negated (MS-RPCE section 2.2.5.3.4.5).
fn trailer<S: Syntax>(encoder: &mut Encoder<'_>, count: usize) -> NdrResult<()> {
    if S::IS_NDR64 {
        encoder.number((count as u64).wrapping_neg().to_le_bytes())?;
    }
    Ok(())
}

/// Bytes that are to be sent.
#[derive(Debug)]
pub(crate) struct Part {
    bytes: Vec<u8>,
    range: Range<usize>,
}

const NO_MEMORY: &Flaw = &Flaw(Status::OUT_OF_MEMORY, "no memory for a pipe's data", "");

impl Part {
    /// The bytes to be sent, behind `room` bytes for a header. Empty when there is no memory.
    pub(crate) fn behind(self, room: usize) -> Vec<u8> {
        let Part { mut bytes, range } = self;
        bytes.truncate(range.end);
        if let Some(extra) = range.start.checked_sub(room) {
            bytes.drain(..extra);
        } else {
            let missing = room - range.start;
            if bytes.try_reserve_exact(missing).is_err() {
                return Vec::new();
            }
            bytes.splice(..0, core::iter::repeat_n(0, missing));
        }
        bytes
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[self.range.clone()]
    }
}

/// Stub data that is being received.
#[derive(Debug)]
pub(crate) struct Incoming {
    bytes: Vec<u8>,
    /// The read position. Bytes before it are kept only for the alignment.
    pos: usize,
    /// How many bytes of the stub stood before `bytes`, and were dropped.
    before: usize,
    big_endian: bool,
    /// The last bytes have arrived.
    whole: bool,
    state: State,
    pub(crate) chunks: ChunkRange,
    memory: CallMemory,
}

/// Where in a pipe's chunks the reader is.
#[derive(Clone, Copy, Debug)]
enum State {
    Count,
    Elements { left: usize, of: usize },
    Trailer { of: usize },
}

/// What has arrived of a pipe.
pub(crate) enum Arrived<T> {
    Elements(Vec<T>),
    End,
    /// Nothing that can be read: more bytes have to arrive first.
    Nothing,
}

const ENDS: &Flaw =
    &Flaw(Status::BAD_STUB_DATA, "no empty chunk where a pipe ends", "one, as its end");
const TRAILER: &Flaw =
    &Flaw(Status::BAD_STUB_DATA, "a wrong number behind a chunk", "the chunk's count, negated");
const CHUNK: &Flaw = &Flaw(
    Status::INVALID_BOUND,
    "[PIP-18] a chunk of another number of elements than `range` allows",
    "a number within it",
);
const TOO_MANY: &Flaw =
    &Flaw(Status::INVALID_BOUND, "too many elements in a chunk", "at most 2147483647");

impl Incoming {
    pub(crate) fn new() -> Incoming {
        Incoming {
            bytes: Vec::new(),
            pos: 0,
            before: 0,
            big_endian: false,
            whole: false,
            state: State::Count,
            chunks: ChunkRange::default(),
            memory: CallMemory::new(),
        }
    }

    /// Appends bytes to those that were received.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY`.
    pub(crate) fn extend(&mut self, bytes: &[u8], big_endian: bool, last: bool) -> NdrResult<()> {
        let no_memory = |_| NdrError::new(0, NO_MEMORY);
        self.bytes.try_reserve(bytes.len()).map_err(no_memory)?;
        let passed = self.pos - self.pos % GRAIN;
        if passed >= PORTION {
            self.bytes.drain(..passed);
            self.pos -= passed;
            self.before += passed;
        }
        self.bytes.extend_from_slice(bytes);
        self.big_endian = big_endian;
        self.whole = last;
        Ok(())
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    pub(crate) fn is_big_endian(&self) -> bool {
        self.big_endian
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len() - self.pos
    }

    /// The bytes that are not read yet, behind some that keep the alignment, and how many those are.
    pub(crate) fn rest(&self) -> (&[u8], usize) {
        let start = self.pos - self.pos % GRAIN;
        (&self.bytes[start..], self.pos % GRAIN)
    }

    /// The first `n` bytes, which count as read from then on.
    pub(crate) fn front(&mut self, n: usize) -> &[u8] {
        self.pos = n;
        &self.bytes[..n]
    }

    pub(crate) fn all(&self) -> &[u8] {
        &self.bytes
    }

    fn error(&self, flaw: &'static Flaw) -> NdrError {
        NdrError::new(self.before + self.pos, flaw)
    }

    /// Reads on in a pipe.
    pub(crate) fn read<S: Syntax, T: PipeElement>(&mut self) -> NdrResult<Arrived<T>> {
        loop {
            match self.state {
                State::Count => {
                    let Some(count) = self.number::<S>() else {
                        return self.nothing();
                    };
                    if S::IS_NDR64 && count > i32::MAX as u64 {
                        return Err(self.error(TOO_MANY));
                    }
                    let count = count as usize;
                    if count != 0 && !self.chunks.has(count) {
                        return Err(self.error(CHUNK));
                    }
                    self.state = match count {
                        0 => State::Trailer { of: 0 },
                        _ => State::Elements { left: count, of: count },
                    };
                }
                State::Elements { left: 0, of } => self.state = State::Trailer { of },
                State::Elements { left, of } => {
                    let elements = self.elements::<S, T>(left)?;
                    if elements.is_empty() {
                        return self.nothing();
                    }
                    self.state = State::Elements { left: left - elements.len(), of };
                    return Ok(Arrived::Elements(elements));
                }
                State::Trailer { of } => {
                    if S::IS_NDR64 {
                        let Some(count) = self.number::<S>() else {
                            return self.nothing();
                        };
                        if count != (of as u64).wrapping_neg() {
                            return Err(self.error(TRAILER));
                        }
                    }
                    self.state = State::Count;
                    if of == 0 {
                        return Ok(Arrived::End);
                    }
                }
            }
        }
    }

    fn nothing<T>(&self) -> NdrResult<Arrived<T>> {
        if self.whole { Err(self.error(ENDS)) } else { Ok(Arrived::Nothing) }
    }

    fn number<S: Syntax>(&mut self) -> Option<u64> {
        let size = if S::IS_NDR64 { 8 } else { 4 };
        let at = self.pos.next_multiple_of(size);
        let bytes = self.bytes.get(at..at + size)?;
        let mut number = [0; 8];
        number[..size].copy_from_slice(bytes);
        self.pos = at + size;
        if self.big_endian {
            number[..size].reverse();
        }
        Some(u64::from_le_bytes(number))
    }

    /// The elements that have arrived, up to a portion.
    fn elements<S: Syntax, T: PipeElement>(&mut self, left: usize) -> NdrResult<Vec<T>> {
        let (size, stride, align) = const {
            let layout = T::LAYOUT;
            let Some(size) = layout.size::<S>() else {
                panic!(
                    "[PIP-02] a pipe's elements have one size: no unions, arrays or strings (MIDL2317)"
                );
            };
            assert!(
                !layout.has_pointers(),
                "[PIP-02] a pipe's elements hold no pointers (MIDL2317)"
            );
            (size, layout.stride::<S>(), layout.align::<S>())
        };
        let at = self.pos.next_multiple_of(align);
        let there = self.bytes.len().saturating_sub(at);
        let n = if there < size { 0 } else { 1 + (there - size) / stride };
        let n = n.min(left).min((PORTION / stride).max(1));
        if n == 0 {
            return Ok(Vec::new());
        }
        let limits = DecodeLimits::default();
        let mut decoder = Decoder::new(&self.bytes, self.big_endian, &self.memory, Global, limits);
        *decoder.cursor() = decoder.cursor_at(self.pos);
        let run = Run::skip::<S, Global, (), T>(decoder.cursor(), n);
        // Taken before the elements are made, because an element's `Unmarshal` impl may move the cursor.
        let (end, before) = (decoder.cursor().offset(), self.before);
        let elements = run.and_then(|run| run.to_vec::<S, Global, (), T>(&(), &mut decoder));
        let behind = |error: NdrError| before.saturating_add(error.offset());
        let elements = elements.map_err(|error| error.at(behind(error)))?;
        self.pos = end;
        Ok(elements)
    }
}
