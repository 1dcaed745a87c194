//! The bytes that a client sends, until they are taken as whole PDUs.

use core::future::poll_fn;
use std::io;

use crate::protocol::{Host, ProtocolError, ServerConnection};
use crate::transport::{BoxRead, Received};

/// The bytes that a client sent and that were not taken yet.
pub(super) struct Input {
    received: Received,
    /// There may be whole PDUs in the buffer.
    has_more: bool,
}

impl Input {
    pub(super) fn new(read: BoxRead) -> Input {
        Input { received: Received::new(read), has_more: false }
    }

    /// The buffer's size in bytes.
    pub(super) fn capacity(&self) -> usize {
        self.received.capacity()
    }

    /// Whether there may be whole PDUs that were not looked at.
    pub(super) fn has_more(&self) -> bool {
        self.has_more
    }

    /// Whether a part of a PDU is there.
    pub(super) fn has_part(&self) -> bool {
        !self.received.is_empty()
    }

    /// Reads more bytes. Returns how many, and 0 at the end of the stream.
    pub(super) async fn read(&mut self) -> io::Result<usize> {
        // Other tasks have their turn, even if the stream is always ready.
        tokio::task::consume_budget().await;
        let n = poll_fn(|cx| self.received.poll_read(cx)).await?;
        self.has_more = n != 0;
        Ok(n)
    }

    /// Reads and drops bytes that nobody wants any more. Returns how many, and 0 at the end of the stream.
    pub(super) async fn discard(&mut self) -> io::Result<usize> {
        self.received.take(self.received.len());
        self.read().await
    }

    /// Has the protocol take whole PDUs, as far as it takes some. Returns whether it took any.
    pub(super) fn take_pdus(
        &mut self,
        protocol: &mut ServerConnection,
        host: &impl Host,
    ) -> Result<bool, ProtocolError> {
        self.has_more = false;
        let taken = protocol.receive(self.received.bytes(), host)?;
        self.received.take(taken);
        // The protocol stops when it is paused, and then there may be more.
        self.has_more = protocol.is_paused() && self.has_part();
        Ok(taken != 0)
    }
}
