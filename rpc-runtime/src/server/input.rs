//! What a client sends, until it is whole PDUs.

use std::io;

use tokio::io::AsyncReadExt;

use crate::protocol::{Host, ProtocolError, ServerConnection};
use crate::transport::BoxRead;

/// The room for what is read at once, first, and when that was filled: the largest fragment, and some more.
const ROOM: core::ops::Range<usize> = 8 << 10..128 << 10;

/// The bytes that a client sent and that are not done with.
pub(super) struct Input {
    read: BoxRead,
    buffer: Vec<u8>,
    /// What is not done with: `start..end` of the buffer.
    start: usize,
    end: usize,
    /// There may be whole PDUs in it.
    has_more: bool,
}

impl Input {
    pub(super) fn new(read: BoxRead) -> Input {
        Input { read, buffer: vec![0; ROOM.start], start: 0, end: 0, has_more: false }
    }

    /// The memory for it, in bytes.
    pub(super) fn capacity(&self) -> usize {
        self.buffer.len()
    }

    /// Whether it is more than at first.
    pub(super) fn is_large(&self) -> bool {
        self.buffer.len() > ROOM.start
    }

    /// Gives back what is more than at first, if nothing is there.
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

    /// Reads what comes next: how many bytes, and 0 at the end.
    pub(super) async fn read(&mut self) -> io::Result<usize> {
        if self.start != 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        // A stream that is always ready leaves others their turn.
        tokio::task::consume_budget().await;
        let n = self.read.read(&mut self.buffer[self.end..]).await?;
        // A stream may be anybody's, and put another buffer in the place of the one that it was given.
        if n > self.buffer.len() - self.end {
            return Err(io::Error::other("a stream that reads more than there is room for"));
        }
        self.end += n;
        self.has_more = n != 0;
        // Who fills the room has more to say.
        if self.end == self.buffer.len() && self.buffer.len() < ROOM.end {
            self.buffer.try_reserve_exact(ROOM.end - self.buffer.len())?;
            self.buffer.resize(ROOM.end, 0);
        }
        Ok(n)
    }

    /// Reads, and throws away, what nobody wants any more: how many bytes, and 0 at the end.
    pub(super) async fn discard(&mut self) -> io::Result<usize> {
        tokio::task::consume_budget().await;
        self.read.read(&mut self.buffer).await
    }

    /// Has the whole PDUs taken, as far as the protocol takes some. Whether it took any.
    pub(super) fn take_pdus(
        &mut self,
        protocol: &mut ServerConnection,
        host: &impl Host,
    ) -> Result<bool, ProtocolError> {
        self.has_more = false;
        let taken = protocol.receive(&mut self.buffer[self.start..self.end], host)?;
        self.start += taken;
        // It stops when it is paused, and then there may be more.
        self.has_more = protocol.is_paused() && self.has_part();
        Ok(taken != 0)
    }
}
