//! The bytes that a client sends, until they are taken as whole PDUs.

use std::io;

use tokio::io::AsyncReadExt;

use crate::protocol::{Host, ProtocolError, ServerConnection};
use crate::transport::BoxRead;

/// The buffer's size in bytes, at first, and once it was filled: the largest fragment, and some more.
const ROOM: core::ops::Range<usize> = 8 << 10..128 << 10;

/// The bytes that a client sent and that were not taken yet.
pub(super) struct Input {
    read: BoxRead,
    buffer: Vec<u8>,
    /// `start..end` of the buffer is not taken yet.
    start: usize,
    end: usize,
    /// There may be whole PDUs in the buffer.
    has_more: bool,
}

impl Input {
    pub(super) fn new(read: BoxRead) -> Input {
        Input { read, buffer: vec![0; ROOM.start], start: 0, end: 0, has_more: false }
    }

    /// The buffer's size in bytes.
    pub(super) fn capacity(&self) -> usize {
        self.buffer.len()
    }

    /// Whether the buffer is larger than at first.
    pub(super) fn is_large(&self) -> bool {
        self.buffer.len() > ROOM.start
    }

    /// Makes the buffer as small as at first, if it is empty.
    pub(super) fn trim(&mut self) {
        if !self.has_part() {
            (self.start, self.end) = (0, 0);
            self.buffer.truncate(ROOM.start);
            self.buffer.shrink_to_fit();
        }
    }

    /// Whether there may be whole PDUs that were not looked at.
    pub(super) fn has_more(&self) -> bool {
        self.has_more
    }

    /// Whether a part of a PDU is there.
    pub(super) fn has_part(&self) -> bool {
        self.start != self.end
    }

    /// Reads more bytes. Returns how many, and 0 at the end of the stream.
    pub(super) async fn read(&mut self) -> io::Result<usize> {
        if self.start != 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        // Other tasks have their turn, even if the stream is always ready.
        tokio::task::consume_budget().await;
        let n = self.read.read(&mut self.buffer[self.end..]).await?;
        // The stream may be of any crate's type, and may have put another buffer in the place of this one.
        if n > self.buffer.len() - self.end {
            return Err(io::Error::other("a stream that reads more than there is room for"));
        }
        self.end += n;
        self.has_more = n != 0;
        // A client that fills the buffer has more to send.
        if self.end == self.buffer.len() && self.buffer.len() < ROOM.end {
            self.buffer.try_reserve_exact(ROOM.end - self.buffer.len())?;
            self.buffer.resize(ROOM.end, 0);
        }
        Ok(n)
    }

    /// Reads and drops bytes that nobody wants any more. Returns how many, and 0 at the end of the stream.
    pub(super) async fn discard(&mut self) -> io::Result<usize> {
        tokio::task::consume_budget().await;
        self.read.read(&mut self.buffer).await
    }

    /// Has the protocol take whole PDUs, as far as it takes some. Returns whether it took any.
    pub(super) fn take_pdus(
        &mut self,
        protocol: &mut ServerConnection,
        host: &impl Host,
    ) -> Result<bool, ProtocolError> {
        self.has_more = false;
        let taken = protocol.receive(&mut self.buffer[self.start..self.end], host)?;
        self.start += taken;
        // The protocol stops when it is paused, and then there may be more.
        self.has_more = protocol.is_paused() && self.has_part();
        Ok(taken != 0)
    }
}
