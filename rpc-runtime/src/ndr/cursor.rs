//! Reading flat parts: a position in the stub data, with every bound checked.

use super::encoder::ALIGNMENT;
use super::{Flaw, NdrError, NdrResult, Syntax};
use crate::status::Status;

/// A read position in the stub data.
///
/// Positions are counted from the start of the stub, which is what alignment refers to. A cursor
/// over a [`window`](Cursor::window) of known size costs one bounds check for all its fields.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'m> {
    bytes: &'m [u8],
    pos: usize,
    /// Where `bytes` begins in the stub.
    base: usize,
    /// The maximum count of the structure being read, hoisted in front of it.
    hoisted: usize,
    big_endian: bool,
}

/// A referent id as received; zero is null.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReferentId(pub u64);

impl ReferentId {
    /// Whether the pointer is null.
    #[must_use]
    pub const fn is_null(self) -> bool {
        self.0 == 0
    }
}

macro_rules! numbers {
    ($($name:ident)+) => {
        $(
            #[doc = concat!("Reads a `", stringify!($name), "` at its natural alignment.")]
            ///
            /// # Errors
            /// `RPC_X_BAD_STUB_DATA` at the end of the data.
            #[inline(always)]
            pub fn $name(&mut self) -> NdrResult<$name> {
                let bytes = self.take_array::<{ size_of::<$name>() }>()?;
                Ok(if self.big_endian {
                    $name::from_be_bytes(bytes)
                } else {
                    $name::from_le_bytes(bytes)
                })
            }
        )+
    };
}

impl<'m> Cursor<'m> {
    /// A cursor at the start of `stub`.
    #[must_use]
    pub const fn new(stub: &'m [u8], big_endian: bool) -> Cursor<'m> {
        Cursor { bytes: stub, pos: 0, base: 0, hoisted: 0, big_endian }
    }

    numbers! { u8 i8 u16 i16 u32 i32 u64 i64 f32 f64 }

    /// The offset from the start of the stub, in bytes.
    #[inline(always)]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.base + self.pos
    }

    /// All of the stub that it is over, whatever was read.
    pub(crate) const fn whole(&self) -> &'m [u8] {
        self.bytes
    }

    /// The number of bytes that are left.
    #[inline(always)]
    #[must_use]
    pub const fn remaining(&self) -> usize {
        self.bytes.len() - self.pos
    }

    /// Whether the peer's numbers are big endian.
    #[inline(always)]
    #[must_use]
    pub const fn is_big_endian(&self) -> bool {
        self.big_endian
    }

    /// An error here.
    #[inline(always)]
    #[must_use]
    pub const fn error(&self, flaw: &'static Flaw) -> NdrError {
        // By value, so that the cursor can live in registers.
        NdrError::new(self.offset(), flaw)
    }

    /// The error of data that ends before the next `n` bytes.
    #[inline(always)]
    pub(crate) const fn truncated(&self, n: usize) -> NdrError {
        // Its parts, so that the cursor can live in registers.
        NdrError::truncated(self.base, self.pos, n, self.bytes.len())
    }

    /// Skips to a multiple of `align`, which is 1, 2, 4 or 8. The content of the gap is ignored.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if the data ends in the gap; `RPC_S_INTERNAL_ERROR` for another alignment.
    #[inline(always)]
    pub fn align(&mut self, align: usize) -> NdrResult<()> {
        // `base` is aligned for everything in its window, so that `pos` alone decides.
        let aligned = self.aligned(align)?;
        if aligned > self.bytes.len() {
            return Err(self.truncated(aligned - self.pos));
        }
        self.pos = aligned;
        Ok(())
    }

    /// The next multiple of `align`.
    #[inline(always)]
    fn aligned(&self, align: usize) -> NdrResult<usize> {
        // Where this is inlined, `align` is a constant.
        match align {
            1 | 2 | 4 | 8 => Ok((self.pos + (align - 1)) & !(align - 1)),
            _ => Err(self.error(ALIGNMENT)),
        }
    }

    #[inline(always)]
    fn take_array<const N: usize>(&mut self) -> NdrResult<[u8; N]> {
        let start = (self.pos + (N - 1)) & !(N - 1);
        match self.bytes.get(start..).and_then(|rest| rest.first_chunk::<N>()) {
            Some(chunk) => {
                self.pos = start + N;
                Ok(*chunk)
            }
            None => Err(self.truncated(start - self.pos + N)),
        }
    }

    /// Takes `n` bytes as they stand.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` at the end of the data.
    #[inline(always)]
    pub fn take(&mut self, n: usize) -> NdrResult<&'m [u8]> {
        let rest = &self.bytes[self.pos..];
        if n > rest.len() {
            return Err(self.truncated(n));
        }
        self.pos += n;
        Ok(&rest[..n])
    }

    /// A cursor of its own over the next `size` bytes, after aligning to `align`; this one moves
    /// behind them.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` at the end of the data; `RPC_S_INTERNAL_ERROR` for another alignment than 1, 2,
    /// 4 or 8.
    #[inline(always)]
    pub fn window(&mut self, size: usize, align: usize) -> NdrResult<Cursor<'m>> {
        let start = self.aligned(align)?;
        let end = start.wrapping_add(size);
        let Some(bytes) = self.bytes.get(start..end) else {
            self.align(align)?;
            return Err(self.truncated(size));
        };
        // Written once, because the position of a decoder's cursor is in memory, and not in a register.
        self.pos = end;
        let base = self.base + start;
        Ok(Cursor { bytes, pos: 0, base, hoisted: 0, big_endian: self.big_endian })
    }

    /// Cursors over parts of the next `bytes` bytes: `size` bytes each, `stride` bytes apart.
    #[inline(always)]
    pub(crate) fn windows(
        &mut self,
        bytes: usize,
        stride: usize,
        size: usize,
    ) -> NdrResult<impl Iterator<Item = NdrResult<Cursor<'m>>> + use<'m>> {
        let (this, base) = (*self, self.offset());
        let all = self.take(bytes)?;
        // The last element has no gap behind it.
        let count = (bytes + (stride - size)) / stride.max(1);
        Ok((0..count).map(move |i| match all.get(i * stride..i * stride + size) {
            Some(bytes) => Ok(Cursor { bytes, pos: 0, base: base + i * stride, ..this }),
            None => Err(this.truncated(bytes)),
        }))
    }

    /// The same position, with the byte order as a constant.
    #[inline(always)]
    pub(crate) const fn in_order(self, big_endian: bool) -> Cursor<'m> {
        Cursor { big_endian, ..self }
    }

    /// A cursor at `offset` bytes from the start of the stub, which were passed before. It is meant for
    /// cursors that are no windows: if the user's code has put a window in the place of a decoder's cursor,
    /// the result is some position within the window.
    #[inline(always)]
    pub(crate) fn at(&self, offset: usize) -> Cursor<'m> {
        Cursor { pos: offset.min(self.bytes.len()), ..*self }
    }

    /// The `n` bytes at `offset` bytes from the start of the stub, as in [`Cursor::at`].
    #[inline(always)]
    pub(crate) fn bytes_at(&self, offset: usize, n: usize) -> Option<&'m [u8]> {
        self.bytes.get(offset..offset.checked_add(n)?)
    }

    /// Reads a count, offset or length: 4 bytes in NDR, 8 in NDR64.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` at the end of the data, or when the count does not fit a `usize`.
    #[inline(always)]
    pub fn count<S: Syntax>(&mut self) -> NdrResult<usize> {
        if S::IS_NDR64 {
            let count = self.u64()?;
            usize::try_from(count).map_err(|_| {
                self.error(&Flaw(
                    Status::BAD_STUB_DATA,
                    "a count beyond this machine's numbers",
                    "one of at most its width",
                ))
            })
        } else {
            Ok(self.u32()? as usize)
        }
    }

    /// Reads a referent id.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` at the end of the data.
    #[inline(always)]
    pub fn referent<S: Syntax>(&mut self) -> NdrResult<ReferentId> {
        let id = if S::IS_NDR64 { self.u64()? } else { u64::from(self.u32()?) };
        Ok(ReferentId(id))
    }

    /// Reads the maximum count that is hoisted in front of a conformant structure, and keeps it
    /// for the array at the structure's end.
    ///
    /// # Errors
    /// As [`Cursor::count`].
    pub fn hoist<S: Syntax>(&mut self) -> NdrResult<()> {
        self.hoisted = self.count::<S>()?;
        Ok(())
    }

    /// The maximum count that [`Cursor::hoist`] read last.
    #[inline(always)]
    #[must_use]
    pub const fn hoisted(&self) -> usize {
        self.hoisted
    }
}
