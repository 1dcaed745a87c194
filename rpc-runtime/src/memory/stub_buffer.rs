//! The buffer that a stub is received into.

use core::fmt;

use super::kept;
use crate::error::Error;

/// The alignment of a stub's first byte: that of the largest NDR64 serialization unit.
const ALIGN: usize = 16;

/// The alignment of a stub that stays where it was written: enough for all that may be borrowed.
const WRITTEN: usize = 8;

/// Bytes whose first one is aligned to 16, so that numbers and structures in it can be borrowed.
///
/// It grows as data arrives, never ahead of it by more than a factor of two, unless it was told
/// how much will come, and reports when memory runs out.
#[derive(Default)]
pub struct StubBuffer {
    /// The stub, behind what aligns it, or what it was written behind.
    bytes: Vec<u8>,
    start: usize,
    /// How long the stub will be, as its sender says.
    announced: usize,
}

/// There was no memory for a buffer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutOfMemory;

impl StubBuffer {
    /// An empty buffer; it does not allocate.
    #[must_use]
    pub const fn new() -> StubBuffer {
        StubBuffer { bytes: Vec::new(), start: 0, announced: 0 }
    }

    /// A copy of `bytes`.
    ///
    /// # Errors
    /// [`OutOfMemory`].
    pub fn copy_of(bytes: &[u8]) -> Result<StubBuffer, OutOfMemory> {
        let mut buffer = StubBuffer::new();
        buffer.extend(bytes)?;
        Ok(buffer)
    }

    /// The stub that begins at `start` of a message. It stays where it is, if it is aligned to 8 there.
    ///
    /// # Errors
    /// [`OutOfMemory`] when it has to be copied.
    pub(crate) fn behind(start: usize, message: Vec<u8>) -> Result<StubBuffer, OutOfMemory> {
        let stub = message.get(start..).unwrap_or_default();
        match stub.as_ptr().addr().is_multiple_of(WRITTEN) {
            true => {
                Ok(StubBuffer { start: start.min(message.len()), bytes: message, announced: 0 })
            }
            false => StubBuffer::copy_of(stub),
        }
    }

    fn capacity(&self) -> usize {
        self.bytes.capacity() - self.start
    }

    /// The capacity, in bytes, that the buffer will have when `more` bytes are appended.
    #[must_use]
    pub fn capacity_with(&self, more: usize) -> usize {
        let needed = self.len().saturating_add(more);
        if needed <= self.capacity() { self.capacity() } else { self.grown(needed) }
    }

    fn grown(&self, needed: usize) -> usize {
        let capacity = self.capacity();
        // The whole length, if it is near: otherwise a stub a little longer than the buffer would have twice its size. It is
        // so at most once, whatever was announced, so that few bytes are copied often.
        let near = capacity + capacity / 4..=capacity.saturating_mul(3);
        match self.announced {
            whole if whole >= needed && near.contains(&whole) => whole,
            _ => needed.max(capacity.saturating_mul(2)).max(ALIGN),
        }
    }

    /// Says how long the stub will be. Nothing obliges its sender to send it, and nothing is allocated.
    pub(crate) fn announce(&mut self, bytes: usize) {
        self.announced = bytes;
    }

    /// Makes room for `more` bytes, which are expected, and no more than that. Without memory for them, the buffer grows as
    /// they arrive.
    pub(crate) fn expect(&mut self, more: usize) {
        let needed = self.len().saturating_add(more);
        if needed > self.capacity() {
            let _ = self.move_to(needed);
        }
    }

    /// Appends `bytes`.
    ///
    /// # Errors
    /// [`OutOfMemory`]; the buffer is as before.
    pub fn extend(&mut self, bytes: &[u8]) -> Result<(), OutOfMemory> {
        let needed = self.len().checked_add(bytes.len()).ok_or(OutOfMemory)?;
        if needed > self.capacity() {
            self.move_to(self.grown(needed))?;
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// Moves the stub to a larger buffer.
    #[cold]
    fn move_to(&mut self, capacity: usize) -> Result<(), OutOfMemory> {
        let mut moved = kept::take(capacity).unwrap_or_default();
        moved.try_reserve_exact(capacity).map_err(|_| OutOfMemory)?;
        let mut start = moved.as_ptr().align_offset(ALIGN);
        if start != 0 {
            // Most allocators align all that is as large as this.
            moved.try_reserve_exact(capacity + ALIGN).map_err(|_| OutOfMemory)?;
            start = moved.as_ptr().align_offset(ALIGN);
            moved.resize(start, 0);
        }
        moved.extend_from_slice(self);
        kept::keep(core::mem::replace(&mut self.bytes, moved));
        self.start = start;
        Ok(())
    }
}

/// The memory may serve another message.
impl Drop for StubBuffer {
    fn drop(&mut self) {
        kept::keep(core::mem::take(&mut self.bytes));
    }
}

impl core::ops::Deref for StubBuffer {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        &self.bytes[self.start..]
    }
}

impl core::ops::DerefMut for StubBuffer {
    #[inline]
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.bytes[self.start..]
    }
}

impl fmt::Debug for StubBuffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StubBuffer({} bytes)", self.len())
    }
}

impl From<OutOfMemory> for Error {
    fn from(_: OutOfMemory) -> Error {
        Error::out_of_memory()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_aligned_while_it_grows() {
        let mut buffer = StubBuffer::new();
        assert!(buffer.is_empty());
        for n in 0..200_u8 {
            buffer.extend(&[n; 7]).unwrap();
            assert_eq!(buffer.as_ptr().addr() % ALIGN, 0);
        }
        assert_eq!(buffer.len(), 1400);
        assert_eq!(buffer[1399], 199);
    }

    #[test]
    fn what_is_expected_has_room() {
        let mut buffer = StubBuffer::copy_of(&[1; 100]).unwrap();
        buffer.expect(900);
        assert_eq!(buffer.capacity_with(900), buffer.capacity());
        let place = buffer.as_ptr();
        buffer.extend(&[2; 900]).unwrap();
        assert_eq!((buffer.as_ptr(), buffer.len(), buffer[99], buffer[100]), (place, 1000, 1, 2));
    }

    #[test]
    fn what_is_announced_has_room_and_little_more() {
        for announced in [8_000_usize, 8_384_616, (8 << 20) + 8] {
            let mut buffer = StubBuffer::new();
            buffer.announce(announced);
            let (mut capacity, mut copied) = (0, 0);
            while buffer.len() < announced {
                let more = (announced - buffer.len()).min(1000);
                buffer.extend(&vec![7; more]).unwrap();
                if buffer.capacity_with(0) != capacity {
                    copied += capacity;
                    capacity = buffer.capacity_with(0);
                }
            }
            assert!(capacity < announced + ALIGN + 1, "{capacity} for {announced}");
            assert!(copied < 2 * announced, "{copied} for {announced}");
        }
    }

    /// Who says too little, or sends more than he says, has what comes copied no more often.
    #[test]
    fn what_is_announced_wrongly_costs_nothing() {
        for announced in [0, 1, 1_500, 100_000, usize::MAX] {
            let mut buffer = StubBuffer::new();
            buffer.announce(announced);
            let mut moves = 0;
            for _ in 0..10_000 {
                moves += usize::from(buffer.capacity_with(100) != buffer.capacity_with(0));
                buffer.extend(&[7; 100]).unwrap();
            }
            assert!(moves <= 16, "{moves} times for {announced}");
            assert!(buffer.capacity_with(0) <= 2_000_000 + ALIGN);
        }
    }

    #[test]
    fn the_stub_of_a_message_stays_where_it_was_written() {
        for start in 0..30 {
            let message: Vec<u8> = (0..100).collect();
            let written = message.as_ptr().addr() + start;
            let mut buffer = StubBuffer::behind(start, message).unwrap();
            assert_eq!(buffer[..], (start as u8..100).collect::<Vec<u8>>());
            assert!(buffer.as_ptr().addr().is_multiple_of(WRITTEN));
            assert!(buffer.as_ptr().addr() == written || !written.is_multiple_of(WRITTEN));
            buffer.extend(&[7; 200]).unwrap();
            assert_eq!((buffer[99 - start], buffer[100 - start]), (99, 7));
        }
        assert!(StubBuffer::behind(3, vec![1, 2]).unwrap().is_empty());
    }
}
