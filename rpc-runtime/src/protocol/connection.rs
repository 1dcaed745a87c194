//! What both ends of a connection have in common: PDUs from the bytes that arrive, presentation contexts, and
//! messages as fragments, protected in the order of the wire.

use core::task::Poll;
use std::io::{self, IoSlice};

use super::contexts::Contexts;
use super::fragments::{Body, Fragment, Message};
use super::outbox::Outbox;
use super::security::Security;
use super::{Header, MIN_FRAGMENT, NotSent, PacketType, ProtocolError};
use crate::memory::{OutOfMemory, Share};

/// A connection, whichever end of it this is: `client` and `server` are the roles above it.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) contexts: Contexts,
    pub(super) security: Security,
    /// The largest fragment that this end sends and takes.
    max_fragment: u16,
    /// The largest fragments that are sent, and that are received, in bytes: what both ends allow.
    max_transmit: u16,
    max_receive: u16,
    out: Outbox,
}

impl Connection {
    pub(super) fn new(max_fragment: u16) -> Connection {
        Connection {
            contexts: Contexts::default(),
            security: Security::default(),
            max_fragment,
            max_transmit: max_fragment,
            max_receive: max_fragment,
            out: Outbox::default(),
        }
    }

    /// The header of the PDU at the start of `input`, if the whole of it is there.
    pub(super) fn next_pdu(&self, input: &[u8]) -> Result<Option<Header>, ProtocolError> {
        let Some(header) = Header::read(input)? else {
            return Ok(None);
        };
        // A token may be longer than fragments, which are not negotiated before it comes.
        let binds = header.auth_length != 0 && header.packet.is_ok_and(PacketType::binds);
        if header.fragment_length > self.max_fragment && !binds {
            return Err(ProtocolError(
                "a fragment larger than was negotiated",
                "one within that size",
            ));
        }
        Ok((input.len() >= usize::from(header.fragment_length)).then_some(header))
    }

    /// Takes a fragment of a request or response: it is opened in place.
    pub(super) fn take<'a>(
        &mut self,
        header: &Header,
        pdu: &'a mut [u8],
    ) -> Result<Fragment<'a>, ProtocolError> {
        Fragment::open(header, pdu, &mut self.security)
    }

    /// Sets the fragments' sizes to what both ends allow: `sends` and `takes` are the peer's largest
    /// fragments, in bytes. A peer that takes less than the smallest size gets that size all the same (C706
    /// section 12.6.3.1).
    pub(super) fn agree(&mut self, sends: u16, takes: u16) {
        self.max_transmit = self.max_fragment.min(takes.max(MIN_FRAGMENT));
        self.max_receive = self.max_fragment.min(sends.max(MIN_FRAGMENT));
    }

    /// The largest fragments that are sent, and that are received, in bytes.
    pub(super) fn fragments(&self) -> (u16, u16) {
        (self.max_transmit, self.max_receive)
    }

    /// Sends a part of a message; `ends` says whether it is the first one, and the last. All parts but the
    /// last have a multiple of 8 bytes.
    pub(super) fn send_part(
        &mut self,
        message: &Message,
        stub: &[u8],
        ends: (bool, bool),
    ) -> Result<(), NotSent> {
        self.out.part(message, stub, ends, self.max_transmit, &mut self.security)
    }

    /// Whether some of a long message waits to be written.
    pub(super) fn is_unsent(&self, call_id: u32) -> bool {
        self.out.is_unsent(call_id)
    }

    /// Drops what is left of a long message: see [`Outbox::cancel`].
    pub(super) fn cancel(&mut self, call_id: u32) -> Option<bool> {
        self.out.cancel(call_id)
    }

    /// Sends the last part of a message, which may be the first one. A long one is cut into fragments when it
    /// is its turn.
    pub(super) fn send_last(
        &mut self,
        message: Message,
        body: Body,
        first: bool,
        share: Option<Share>,
    ) -> Result<(), NotSent> {
        self.out.last(message, body, first, self.max_transmit, share, &mut self.security)
    }

    /// The buffer to which PDUs without a stub are appended, with room for `more` bytes.
    pub(super) fn pdus(&mut self, more: usize) -> Result<&mut Vec<u8>, OutOfMemory> {
        let out = self.out.ready();
        out.try_reserve(more).map_err(|_| OutOfMemory)?;
        Ok(out)
    }

    /// Cuts the fragments that are sent next from long messages.
    pub(super) fn fill(&mut self) -> Result<(), NotSent> {
        self.out.fill(&mut self.security)
    }

    /// The bytes to be sent next. The caller takes them out.
    pub(super) fn output(&mut self) -> &mut Vec<u8> {
        self.out.ready()
    }

    /// The number of bytes that wait to be sent, without the headers of what is not cut yet.
    pub(super) fn unsent(&self) -> usize {
        self.out.len()
    }

    /// The memory that is allocated for whole PDUs, in bytes.
    pub(super) fn output_capacity(&self) -> usize {
        self.out.capacity()
    }

    /// Gives back the memory of the output, if nothing is to be sent.
    pub(super) fn trim(&mut self) {
        self.out.trim();
    }

    /// Says whether the stream takes several slices at once.
    pub(super) fn set_vectored(&mut self, vectored: bool) {
        self.out.set_vectored(vectored);
    }

    /// Whether something new may be written: see [`Outbox::is_between`].
    pub(super) fn is_between(&self) -> bool {
        self.out.is_between()
    }

    /// Takes what is written next, if something new may be written.
    pub(super) fn take_output(&mut self) -> Result<(), NotSent> {
        self.out.take(&mut self.security)
    }

    /// How many PDUs were taken to be written since this was last asked.
    pub(super) fn take_sent(&mut self) -> u64 {
        self.out.take_sent()
    }

    /// Whether there is something to be written, of what was taken.
    pub(super) fn is_writing(&self) -> bool {
        self.out.is_writing(&self.security)
    }

    /// Has `write` write from what was taken: see [`Outbox::write`].
    pub(super) fn write(
        &mut self,
        write: impl FnOnce(&[IoSlice<'_>]) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        self.out.write(&self.security, write)
    }
}
