//! What waits to be sent on a connection.

use core::task::Poll;
use std::collections::VecDeque;
use std::io::{self, IoSlice};

use super::fragments::{Body, Message};
use super::long::{Long, Next};
use super::security::Security;
use super::{NotSent, PacketType};
use crate::memory::{OutOfMemory, Share, kept};

/// How many bytes of long messages are cut into fragments at once.
const PORTION: usize = 64 << 10;

/// Up to which size, in bytes, a message is copied at once, so that its memory can be given back.
const SHORT: usize = 16 << 10;

/// From which size, in bytes, a fragment is sent from the buffer in which its stub was written. A smaller one
/// is copied into the kept buffer, which costs less than another buffer.
const IN_PLACE: usize = 512;

/// Up to which size, in bytes, the buffer of whole PDUs is kept when they are written.
const KEPT: usize = 128 << 10;

/// PDUs that wait to be sent, in the order of the wire. Long messages wait in one piece, with their share of
/// the connection's memory, and are cut into fragments when it is their turn; a stream that takes several slices at once
/// is given them as they are.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    /// Whole PDUs that are being written, and how many bytes of them are.
    taken: Vec<u8>,
    written: usize,
    /// Whole PDUs, to be sent first.
    ready: Vec<u8>,
    /// An empty buffer, kept for its memory while a message's own buffer is in the place of `ready`.
    spare: Vec<u8>,
    long: VecDeque<Long>,
    /// The bytes of `long` that are not cut yet, or not written.
    uncut: usize,
    /// The stream takes several slices at once.
    vectored: bool,
    /// How many PDUs were taken to be written, or written from their own buffers, since that was last asked.
    sent: u64,
}

/// How many PDUs of this end's are here, one behind the other.
fn packets(mut pdus: &[u8]) -> u64 {
    let mut n = 0;
    // Each says its length; this end's numbers are little endian.
    while let Some(length) = pdus.get(8..10) {
        let length = usize::from(u16::from_le_bytes([length[0], length[1]]));
        pdus = pdus.get(length.max(1)..).unwrap_or_default();
        n += 1;
    }
    n
}

/// Whether the first PDU belongs to a bind.
fn begins_with_bind(pdus: &[u8]) -> bool {
    pdus.get(2).is_some_and(|packet| PacketType::of(*packet).is_ok_and(PacketType::binds))
}

impl Outbox {
    /// The number of bytes that wait, without the headers of what is not cut yet.
    pub(super) fn len(&self) -> usize {
        self.taken.len() - self.written + self.ready.len() + self.uncut
    }

    /// The memory that is allocated for whole PDUs.
    pub(super) fn capacity(&self) -> usize {
        self.taken.capacity() + self.ready.capacity() + self.spare.capacity()
    }

    /// Gives back the memory, if nothing waits.
    pub(super) fn trim(&mut self) {
        if self.len() == 0 {
            *self = Outbox { vectored: self.vectored, sent: self.sent, ..Outbox::default() };
        }
    }

    /// Says whether the stream takes several slices at once.
    pub(super) fn set_vectored(&mut self, vectored: bool) {
        self.vectored = vectored;
    }

    /// The PDUs that are sent first. PDUs without a stub are appended here.
    pub(super) fn ready(&mut self) -> &mut Vec<u8> {
        &mut self.ready
    }

    /// Appends a part of a message, which may be the first one and the last.
    pub(super) fn part(
        &mut self,
        message: &Message,
        stub: &[u8],
        ends: (bool, bool),
        max: u16,
        security: &mut Security,
    ) -> Result<(), NotSent> {
        self.make_room(stub.len());
        message.write_part(stub, ends, max, security, &mut self.ready)
    }

    /// Goes back to the kept buffer, if a message's own buffer has no room for `more` bytes.
    fn make_room(&mut self, more: usize) {
        let needed = self.ready.len() + more;
        if needed > self.ready.capacity() && self.spare.capacity() > needed {
            self.spare.extend_from_slice(&self.ready);
            self.ready.clear();
            core::mem::swap(&mut self.ready, &mut self.spare);
        }
    }

    /// Appends a short whole message.
    fn whole(
        &mut self,
        message: &Message,
        body: Body,
        max: u16,
        security: &mut Security,
    ) -> Result<(), NotSent> {
        if !body.fits(message, max, security) {
            return self.part(message, body.stub(), (true, true), max, security);
        }
        let length = message.header_len() + security.sealed(message.security, body.stub().len());
        let in_place = self.ready.is_empty() && length >= IN_PLACE;
        if !in_place {
            // Before it is sealed: what is sealed has to be sent.
            self.make_room(length);
            self.ready.try_reserve(length).map_err(|_| OutOfMemory)?;
        }
        let fragment = body.into_fragment(message, security)?;
        if in_place {
            self.replace(fragment);
        } else {
            self.ready.extend_from_slice(&fragment);
            kept::keep(fragment);
        }
        Ok(())
    }

    /// Puts a fragment in the place of `ready`, which is empty.
    fn replace(&mut self, fragment: Vec<u8>) {
        let empty = core::mem::replace(&mut self.ready, fragment);
        if empty.capacity() > self.spare.capacity() {
            self.spare = empty;
        }
    }

    /// Appends the last part of a message, which may be the first one.
    pub(super) fn last(
        &mut self,
        message: Message,
        body: Body,
        first: bool,
        max: u16,
        share: Option<Share>,
        security: &mut Security,
    ) -> Result<(), NotSent> {
        let length = body.stub().len();
        // It goes before long messages that are still to be cut, so that nothing waits that is not counted.
        if length <= SHORT {
            return match first {
                true => self.whole(&message, body, max, security),
                false => self.part(&message, body.stub(), (false, true), max, security),
            };
        }
        self.long.try_reserve(1).map_err(|_| OutOfMemory)?;
        self.uncut += length;
        self.long.push_back(Long::new(message, body, first, max, share));
        Ok(())
    }

    /// Whether some of a long message waits.
    pub(super) fn is_unsent(&self, call_id: u32) -> bool {
        self.long.iter().any(|long| long.message().call_id == call_id)
    }

    /// Drops what is left of a long message, because nobody wants it any more; a fragment that is written in part is
    /// written to its end. Returns whether some of the message was sent before, or `None` if there is no such message.
    pub(super) fn cancel(&mut self, call_id: u32) -> Option<bool> {
        let at = self.long.iter().position(|long| long.message().call_id == call_id)?;
        let long = &mut self.long[at];
        let sent = long.was_sent();
        self.uncut -= long.unsent();
        if long.is_begun() {
            long.give_up();
            self.uncut += long.unsent();
        } else {
            self.long.remove(at);
        }
        Some(sent)
    }

    /// Whether the next long message is written from its own buffer.
    fn is_in_place(&self, security: &Security) -> bool {
        let is_long =
            |long: &Long| long.len() > PORTION && !security.protects(long.message().security);
        self.vectored && self.long.front().is_some_and(is_long)
    }

    /// Cuts off as many fragments as are sent at once, from messages that are not written from their own buffers.
    pub(super) fn fill(&mut self, security: &mut Security) -> Result<(), NotSent> {
        while self.ready.len() < PORTION
            && !self.is_in_place(security)
            && let Some(long) = self.long.front_mut()
        {
            if self.ready.is_empty() && long.fits(security) {
                if let Some(long) = self.long.pop_front() {
                    self.uncut -= long.len();
                    let (message, body) = long.into_parts();
                    self.replace(body.into_fragment(&message, security)?);
                }
                continue;
            }
            let Some(Next { part, hint, ends }) = long.to_be_cut(security) else {
                break;
            };
            let cut = part.len();
            long.message().write_fragment(part, hint, ends, security, &mut self.ready)?;
            long.cut_off(cut);
            self.uncut -= cut;
            if ends.1
                && let Some(long) = self.long.pop_front()
            {
                long.end();
            }
        }
        Ok(())
    }

    /// Whether all PDUs that were taken are written, and no fragment is written in part: others may follow.
    pub(super) fn is_between(&self) -> bool {
        let is_begun = self.long.front().is_some_and(Long::is_begun);
        self.written == self.taken.len() && !is_begun
    }

    /// Takes the PDUs that are written next, if others may follow.
    pub(super) fn take(&mut self, security: &mut Security) -> Result<(), NotSent> {
        if !self.is_between() {
            return Ok(());
        }
        let filled = self.fill(security);
        // Most connections bind once, and what they send afterwards may be much shorter.
        let kept = if begins_with_bind(&self.taken) { 0 } else { KEPT };
        self.taken.clear();
        self.taken.shrink_to(kept);
        self.written = 0;
        core::mem::swap(&mut self.taken, &mut self.ready);
        self.sent += packets(&self.taken);
        filled
    }

    /// How many PDUs were taken to be written since this was last asked.
    pub(super) fn take_sent(&mut self) -> u64 {
        core::mem::take(&mut self.sent)
    }

    /// Whether there is something to be written, without what is still to be taken.
    pub(super) fn is_writing(&self, security: &Security) -> bool {
        !self.is_between() || self.is_in_place(security)
    }

    /// Has `write` write from what is to be written, and returns how much it has.
    ///
    /// # Errors
    /// Those of `write`; when it says that it wrote nothing, or more than there was: a stream may be of any crate's type.
    pub(super) fn write(
        &mut self,
        security: &Security,
        write: impl FnOnce(&[IoSlice<'_>]) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        let mut offered = 0;
        let write = |slices: &[IoSlice<'_>]| {
            offered = slices.iter().map(|slice| slice.len()).sum();
            write(slices)
        };
        let taken = &self.taken[self.written..];
        let in_place = self.is_in_place(security);
        let in_place = self.long.front().filter(|long| in_place || long.is_begun());
        let poll = match in_place {
            Some(long) => {
                // What is ready goes between two fragments.
                let alone = long.is_begun() && !self.ready.is_empty();
                long.offer(taken, alone, write)
            }
            None => write(&[IoSlice::new(taken)]),
        };
        poll.map(|written| match written? {
            n if (1..=offered).contains(&n) => {
                self.wrote(n);
                Ok(n)
            }
            0 => Err(io::ErrorKind::WriteZero.into()),
            _ => Err(io::Error::other("a stream that wrote more than there was")),
        })
    }

    /// Notes that so many bytes are written of what was offered.
    fn wrote(&mut self, bytes: usize) {
        let taken = bytes.min(self.taken.len() - self.written);
        self.written += taken;
        if let Some(long) = self.long.front_mut()
            && taken != bytes
        {
            let (stub, fragments) = long.wrote(bytes - taken);
            self.uncut -= stub;
            self.sent += fragments;
            if long.is_done()
                && let Some(long) = self.long.pop_front()
            {
                long.end();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::security::SecurityId;

    /// A short message goes before a long one, and counts in the length: otherwise as many as there are calls
    /// would wait behind a long one that nobody reads.
    #[test]
    fn short_replies_behind_a_long_one_are_counted() {
        let mut outbox = Outbox::default();
        let mut security = Security::default();
        let mut send = |call_id, stub| {
            let body = Body::behind(0, stub);
            let message = Message::response(call_id, 0, SecurityId::NONE);
            outbox.last(message, body, true, 5840, None, &mut security).unwrap();
        };
        send(1, vec![0; 1 << 20]);
        (2..102).for_each(|call_id| send(call_id, Vec::new()));
        assert_eq!(outbox.len(), (1 << 20) + 100 * 24);
        assert_eq!(outbox.long.len(), 1);
    }

    #[test]
    fn what_binds_leaves_no_buffer_behind() {
        let mut outbox = Outbox::default();
        let mut security = Security::default();
        let mut send = |packet: PacketType, length: usize| {
            let mut pdu = vec![0; length];
            (pdu[2], pdu[8]) = (packet as u8, length as u8);
            outbox.ready().extend_from_slice(&pdu);
            outbox.take(&mut security).unwrap();
            let all = |slices: &[IoSlice<'_>]| Poll::Ready(Ok(slices[0].len()));
            assert!(matches!(outbox.write(&security, all), Poll::Ready(Ok(n)) if n == length));
            outbox.take(&mut security).unwrap();
            outbox.capacity()
        };
        for packet in [PacketType::Bind, PacketType::AlterContextResp, PacketType::Auth3] {
            assert_eq!(send(packet, 200), 0, "{packet:?}");
        }
        assert!(send(PacketType::Response, 40) >= 40, "and what calls need is kept");
    }

    #[test]
    fn pdus_are_counted_by_their_lengths() {
        let pdu = |length: u16| {
            let mut pdu = vec![0; usize::from(length)];
            pdu[8..10].copy_from_slice(&length.to_le_bytes());
            pdu
        };
        assert_eq!(packets(&[]), 0);
        assert_eq!(packets(&[pdu(16), pdu(24), pdu(5840)].concat()), 3);
        assert_eq!(packets(&[0; 64]), 55, "and what is none ends, too");
    }
}
