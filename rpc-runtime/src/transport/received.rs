//! What was read of a stream, until it is taken as whole PDUs. Connections that wait have no buffer: those of a thread
//! read into the same one, one after the other.

use core::pin::Pin;
use core::task::{Context, Poll};
use std::io;

use tokio::io::{AsyncRead, ReadBuf};

use super::BoxRead;
use crate::memory::{keep_input, take_input};

/// The room for what is read at once, in bytes: the largest fragment, and some more.
const ROOM: usize = 128 << 10;

/// Up to which size, in bytes, a part of a PDU waits for the rest in a buffer of its own size.
const PART: usize = 8 << 10;

/// A buffer of [`ROOM`] bytes: the thread's, unless that is in use. Then another one is allocated, for as long as there is
/// more to be taken.
fn buffer() -> io::Result<Vec<u8>> {
    let mut buffer = take_input();
    buffer.try_reserve_exact(ROOM - buffer.len())?;
    buffer.resize(ROOM, 0);
    Ok(buffer)
}

/// Keeps a buffer, of which the first bytes were used: the next connection's stream does not see them.
fn give_back(mut buffer: Vec<u8>, used: usize) {
    if buffer.len() == ROOM {
        buffer[..used].fill(0);
        keep_input(buffer);
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
    #[cfg(any(feature = "server", test))]
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
            Poll::Ready(Err(error)) => {
                self.settle();
                Poll::Ready(Err(error))
            }
            Poll::Ready(Ok(())) => {
                let (n, is_here) = (room.filled().len(), room.filled().as_ptr() == place);
                // The stream may be of any crate's type, and may have put another buffer in the place of this one.
                if n > most || !is_here {
                    let what = "a stream that reads into another buffer";
                    return Poll::Ready(Err(io::Error::other(what)));
                }
                self.end += n;
                self.used = self.used.max(self.end);
                if n == 0 {
                    self.settle();
                }
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

#[cfg(test)]
mod tests {
    use core::task::Waker;

    use super::*;

    /// A stream that does what it is told to with the room for what is read.
    struct Reads<F>(F);

    impl<F: FnMut(&mut ReadBuf<'_>) + Unpin> AsyncRead for Reads<F> {
        fn poll_read(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            room: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            (self.0)(room);
            Poll::Ready(Ok(()))
        }
    }

    fn reads(read: impl FnMut(&mut ReadBuf<'_>) + Send + Unpin + 'static) -> Received {
        Received::new(Box::new(Reads(read)))
    }

    fn read(received: &mut Received) -> io::Result<usize> {
        match received.poll_read(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(read) => read,
            Poll::Pending => panic!("the streams here are always ready"),
        }
    }

    #[test]
    fn a_stream_sees_nothing_of_what_another_has_read() {
        let secret = |room: &mut ReadBuf<'_>| room.put_slice(&[7; 5000]);
        let mut first = reads(secret);
        assert_eq!(read(&mut first).unwrap(), 5000);
        assert_eq!(first.bytes(), [7; 5000]);
        // It is given back when all is taken, and when a connection ends that has taken nothing.
        first.take(5000);
        assert_eq!(first.capacity(), 0);
        let mut second = reads(secret);
        assert_eq!(read(&mut second).unwrap(), 5000);
        drop(second);
        let mut spy = reads(|room| {
            assert!(room.initialize_unfilled().iter().all(|byte| *byte == 0));
            room.put_slice(&[1]);
        });
        assert_eq!(read(&mut spy).unwrap(), 1);
    }

    #[test]
    fn a_stream_reads_into_the_buffer_that_it_is_given() {
        let mut other = reads(|room| {
            let mut own = ReadBuf::new(&mut []);
            core::mem::swap(room, &mut own);
        });
        assert!(read(&mut other).is_err());
        assert!(other.is_empty());
    }

    #[test]
    fn what_waits_has_a_buffer_of_its_own_size() {
        let mut of = [100, 0].into_iter();
        let mut received = reads(move |room| room.put_slice(&[1; 100][..of.next().unwrap()]));
        assert_eq!(read(&mut received).unwrap(), 100);
        // The end of the stream, behind a part of a PDU.
        assert_eq!(read(&mut received).unwrap(), 0);
        assert_eq!((received.bytes().len(), received.capacity()), (100, 100));
    }
}
