//! The buffer that a stub is received into.

use crate::error::Error;
use core::alloc::Layout;
use core::ptr::NonNull;
use core::{fmt, slice};

use allocator_api2::alloc::{Allocator, Global};

/// The alignment of a stub's first byte: that of the largest NDR64 serialization unit.
const ALIGN: usize = 16;

/// The alignment of a stub that stays where it was written: enough for all that may be borrowed.
const WRITTEN: usize = 8;

/// Bytes whose first one is aligned to 16, so that numbers and structures in it can be borrowed.
///
/// It grows as data arrives, never ahead of it by more than a factor of two, and reports when
/// memory runs out.
///
/// ```
/// use rpc_runtime::memory::StubBuffer;
///
/// let buffer = StubBuffer::copy_of(&[1, 2, 3])?;
/// assert_eq!(buffer[..], [1, 2, 3]);
/// assert!(buffer.as_ptr().cast::<u128>().is_aligned());
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
pub struct StubBuffer {
    start: NonNull<u8>,
    len: usize,
    capacity: usize,
    /// The message that the stub is the rest of, if it stays where it was written.
    message: Option<Vec<u8>>,
}

// SAFETY: the buffer owns its memory, and gives it out by the usual rules of `&` and `&mut`.
unsafe impl Send for StubBuffer {}
// SAFETY: as above.
unsafe impl Sync for StubBuffer {}

/// There was no memory for a buffer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutOfMemory;

impl StubBuffer {
    /// An empty buffer; it does not allocate.
    #[must_use]
    pub const fn new() -> StubBuffer {
        let start = NonNull::<u128>::dangling().cast();
        StubBuffer { start, len: 0, capacity: 0, message: None }
    }

    /// The stub that begins at `start` of a message. It stays where it is, if it is aligned to 8 there.
    ///
    /// # Errors
    /// [`OutOfMemory`] when it has to be copied.
    pub(crate) fn behind(start: usize, mut message: Vec<u8>) -> Result<StubBuffer, OutOfMemory> {
        let stub = message.get_mut(start..).unwrap_or_default();
        let (first, len) = (NonNull::from(&mut *stub).cast::<u8>(), stub.len());
        if len == 0 || !first.addr().get().is_multiple_of(WRITTEN) {
            return StubBuffer::copy_of(stub);
        }
        let message = Some(message);
        Ok(StubBuffer { start: first, len, capacity: len, message })
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

    /// The capacity, in bytes, that the buffer will have when `more` bytes are appended.
    #[must_use]
    pub fn capacity_with(&self, more: usize) -> usize {
        let needed = self.len.saturating_add(more);
        if needed <= self.capacity { self.capacity } else { self.grown(needed) }
    }

    fn grown(&self, needed: usize) -> usize {
        // An allocation smaller than its alignment would take a slower way than `malloc`.
        needed.max(self.capacity.saturating_mul(2)).max(ALIGN)
    }

    /// Appends `bytes`.
    ///
    /// # Errors
    /// [`OutOfMemory`]; the buffer is as before.
    pub fn extend(&mut self, bytes: &[u8]) -> Result<(), OutOfMemory> {
        let len = self.len.checked_add(bytes.len()).ok_or(OutOfMemory)?;
        if len > self.capacity {
            self.grow(len)?;
        }
        // SAFETY: the capacity covers `len`, and `bytes` cannot overlap memory that is ours alone.
        unsafe {
            let end = self.start.as_ptr().add(self.len);
            end.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
        }
        self.len = len;
        Ok(())
    }

    fn layout(capacity: usize) -> Result<Layout, OutOfMemory> {
        Layout::from_size_align(capacity, ALIGN).map_err(|_| OutOfMemory)
    }

    #[cold]
    fn grow(&mut self, needed: usize) -> Result<(), OutOfMemory> {
        if self.message.is_some() {
            *self = StubBuffer::copy_of(self)?;
        }
        let capacity = self.grown(needed);
        let new = Self::layout(capacity)?;
        let block = if self.capacity == 0 {
            Global.allocate(new)
        } else {
            let old = Self::layout(self.capacity)?;
            // SAFETY: `start` was allocated with `old`, and `new` is larger.
            unsafe { Global.grow(self.start, old, new) }
        };
        self.start = block.map_err(|_| OutOfMemory)?.cast();
        self.capacity = capacity;
        Ok(())
    }
}

impl core::ops::Deref for StubBuffer {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        // SAFETY: the first `len` bytes are initialized; if they are a message's, that is not touched.
        unsafe { slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }
}

impl core::ops::DerefMut for StubBuffer {
    #[inline]
    fn deref_mut(&mut self) -> &mut [u8] {
        // SAFETY: as for `deref`; the borrow is exclusive.
        unsafe { slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }
}

impl Drop for StubBuffer {
    fn drop(&mut self) {
        if self.capacity != 0
            && self.message.is_none()
            && let Ok(layout) = Self::layout(self.capacity)
        {
            // SAFETY: `start` was allocated with this layout, and is not used again.
            unsafe { Global.deallocate(self.start, layout) };
        }
    }
}

impl Default for StubBuffer {
    fn default() -> StubBuffer {
        StubBuffer::new()
    }
}

impl fmt::Debug for StubBuffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StubBuffer({} bytes)", self.len)
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
    fn the_stub_of_a_message_stays_where_it_was_written() {
        let message: Vec<u8> = (0..100).collect();
        let written = message.as_ptr().addr() + 24;
        let mut buffer = StubBuffer::behind(24, message).unwrap();
        assert_eq!(buffer[..], (24..100).collect::<Vec<u8>>());
        assert!(buffer.as_ptr().addr() == written || !written.is_multiple_of(WRITTEN));
        buffer[0] = 7;
        buffer.extend(&[1, 2]).unwrap();
        assert_eq!((buffer.len(), buffer[0], buffer[1], buffer[77]), (78, 7, 25, 2));
        for start in 0..20 {
            let buffer = StubBuffer::behind(start, (0..20).collect()).unwrap();
            assert_eq!(buffer[..], (start as u8..20).collect::<Vec<u8>>());
            assert!(buffer.as_ptr().addr().is_multiple_of(WRITTEN));
        }
        assert!(StubBuffer::behind(3, vec![1, 2]).unwrap().is_empty());
    }

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
}
