//! What was read of a stream, until it is taken as whole PDUs. Connections that wait have no buffer: those of a thread
//! read into the same one, one after the other.

use core::cell::Cell;
use core::pin::Pin;
use core::task::{Context, Poll};
use std::io;

use tokio::io::{AsyncRead, ReadBuf};

use super::BoxRead;

/// The room for what is read at once, in bytes: the largest fragment, and some more.
const ROOM: usize = 128 << 10;

/// Up to which size, in bytes, a part of a PDU waits for the rest in a buffer of its own size.
const PART: usize = 8 << 10;

thread_local! {
    /// The thread's buffer, unless it is in use: then another one is allocated, for as long as there is more to be taken.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// A buffer of [`ROOM`] bytes.
fn buffer() -> io::Result<Vec<u8>> {
    let mut buffer = BUFFER.try_with(Cell::take).unwrap_or_default();
    buffer.try_reserve_exact(ROOM - buffer.len())?;
    buffer.resize(ROOM, 0);
    Ok(buffer)
}

/// Keeps a buffer, of which the first bytes were used: the next connection's stream does not see them.
fn give_back(mut buffer: Vec<u8>, used: usize) {
    if buffer.len() == ROOM {
        buffer[..used].fill(0);
        let _ = BUFFER.try_with(|kept| kept.set(buffer));
    }
}

impl Drop for Received {
    fn drop(&mut self) {
        give_back(core::mem::take(&mut self.buffer), self.used);
    }
}

/// The half of a stream that is read from, and what was read and not taken yet.
pub(crate) struct Received {
    read: BoxRead,
    /// Empty if nothing is there.
    buffer: Vec<u8>,
    /// `start..end` of the buffer is not taken yet.
    start: usize,
    end: usize,
    /// Up to where the buffer has held bytes.
    used: usize,
}

impl Received {
    pub(crate) fn new(read: BoxRead) -> Received {
        Received { read, buffer: Vec::new(), start: 0, end: 0, used: 0 }
    }

    /// The memory that is held, in bytes.
    #[cfg(feature = "server")]
    pub(crate) fn capacity(&self) -> usize {
        self.buffer.capacity()
    }

    /// The bytes that were not taken yet.
    pub(crate) fn bytes(&mut self) -> &mut [u8] {
        &mut self.buffer[self.start..self.end]
    }

    #[cfg(feature = "server")]
    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Takes bytes from the front.
    pub(crate) fn take(&mut self, bytes: usize) {
        self.start += bytes;
        if self.is_empty() {
            (self.start, self.end) = (0, 0);
            give_back(core::mem::take(&mut self.buffer), core::mem::take(&mut self.used));
        }
    }

    /// Reads more bytes behind those that are there. Returns how many, and 0 at the end of the stream.
    ///
    /// # Errors
    /// The stream's; when there is no memory.
    pub(crate) fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        self.make_room()?;
        let place = self.buffer[self.end..].as_ptr();
        let mut room = ReadBuf::new(&mut self.buffer[self.end..]);
        let most = room.remaining();
        match Pin::new(&mut self.read).poll_read(cx, &mut room) {
            Poll::Pending => {
                self.settle();
                Poll::Pending
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Ready(Ok(())) => {
                let (n, is_here) = (room.filled().len(), room.filled().as_ptr() == place);
                // The stream may be of any crate's type, and may have put another buffer in the place of this one.
                if n > most || !is_here {
                    let what = "a stream that reads into another buffer";
                    return Poll::Ready(Err(io::Error::other(what)));
                }
                self.end += n;
                self.used = self.used.max(self.end);
                Poll::Ready(Ok(n))
            }
        }
    }

    /// Has the whole buffer of a thread, with what is there at its beginning.
    fn make_room(&mut self) -> io::Result<()> {
        if self.buffer.len() != ROOM {
            let mut buffer = buffer()?;
            buffer[..self.end - self.start].copy_from_slice(&self.buffer[self.start..self.end]);
            self.buffer = buffer;
            self.used = self.end - self.start;
        } else if self.start != 0 {
            self.buffer.copy_within(self.start..self.end, 0);
        }
        (self.start, self.end) = (0, self.end - self.start);
        Ok(())
    }

    /// Waits with no larger a buffer than is needed.
    fn settle(&mut self) {
        let mut part = Vec::new();
        if self.end <= PART && part.try_reserve_exact(self.end).is_ok() {
            part.extend_from_slice(&self.buffer[..self.end]);
            let used = core::mem::replace(&mut self.used, self.end);
            give_back(core::mem::replace(&mut self.buffer, part), used);
        }
    }
}
