//! What waits to be sent on a connection.

use std::collections::VecDeque;

use super::NotSent;
use super::fragments::{Body, Message};
use super::security::Security;
use crate::memory::{OutOfMemory, Share, kept};

/// How many bytes of long messages are cut into fragments at once.
const PORTION: usize = 64 << 10;

/// Up to which size, in bytes, a message is copied at once, so that its memory can be given back.
const SHORT: usize = 16 << 10;

/// From which size, in bytes, a fragment is sent from the buffer in which its stub was written. A smaller one
/// is copied into the kept buffer, which costs less than another buffer.
const IN_PLACE: usize = 512;

/// PDUs that wait to be sent, in the order of the wire. Long messages wait in one piece, with their share of
/// the connection's memory, and are cut into fragments when it is their turn.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    /// Whole PDUs, to be sent first.
    ready: Vec<u8>,
    /// An empty buffer, kept for its memory while a message's own buffer is in the place of `ready`.
    spare: Vec<u8>,
    long: VecDeque<Long>,
    /// The bytes of `long` that are not cut yet.
    uncut: usize,
}

#[derive(Debug)]
struct Long {
    message: Message,
    body: Body,
    cut: usize,
    first: bool,
    max: u16,
    _share: Option<Share>,
}

impl Outbox {
    /// The number of bytes that wait, without the headers of what is not cut yet.
    pub(super) fn len(&self) -> usize {
        self.ready.len() + self.uncut
    }

    /// The memory that is allocated for whole PDUs.
    pub(super) fn capacity(&self) -> usize {
        self.ready.capacity() + self.spare.capacity()
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
        let fragment = body.into_fragment(message, security)?;
        if self.ready.is_empty() && fragment.len() >= IN_PLACE {
            self.replace(fragment);
        } else {
            self.make_room(fragment.len());
            self.ready.try_reserve(fragment.len()).map_err(|_| OutOfMemory)?;
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
        self.long.push_back(Long { message, body, cut: 0, first, max, _share: share });
        Ok(())
    }

    /// Drops what is left of a long message, because nobody wants it any more. Returns whether some of the message was cut
    /// off before, or `None` if there is no such message.
    pub(super) fn cancel(&mut self, call_id: u32) -> Option<bool> {
        let at = self.long.iter().position(|long| long.message.call_id == call_id)?;
        let long = self.long.remove(at)?;
        self.uncut -= long.body.stub().len() - long.cut;
        Some(long.cut != 0)
    }

    /// Cuts off as many fragments as are sent at once.
    pub(super) fn fill(&mut self, security: &mut Security) -> Result<(), NotSent> {
        while self.ready.len() < PORTION
            && let Some(long) = self.long.front_mut()
        {
            let in_place = self.ready.is_empty() && long.cut == 0 && long.first;
            if in_place && long.body.fits(&long.message, long.max, security) {
                if let Some(long) = self.long.pop_front() {
                    self.uncut -= long.body.stub().len();
                    self.replace(long.body.into_fragment(&long.message, security)?);
                }
                continue;
            }
            let rest = &long.body.stub()[long.cut..];
            let fragment = rest.len().min(long.message.room(long.max, security));
            let is_last = fragment == rest.len();
            long.message.write_fragment(
                &rest[..fragment],
                rest.len(),
                (long.first && long.cut == 0, is_last),
                security,
                &mut self.ready,
            )?;
            long.cut += fragment;
            self.uncut -= fragment;
            if is_last && let Some(long) = self.long.pop_front() {
                kept::keep(long.body.into_bytes());
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A short message goes before a long one, and counts in the length: otherwise as many as there are calls
    /// would wait behind a long one that nobody reads.
    #[test]
    fn short_replies_behind_a_long_one_are_counted() {
        let mut outbox = Outbox::default();
        let mut security = Security::default();
        let mut send = |call_id, stub| {
            let body = Body::behind(0, stub);
            let message = Message::response(call_id, 0);
            outbox.last(message, body, true, 5840, None, &mut security).unwrap();
        };
        send(1, vec![0; 1 << 20]);
        (2..102).for_each(|call_id| send(call_id, Vec::new()));
        assert_eq!(outbox.len(), (1 << 20) + 100 * 24);
        assert_eq!(outbox.long.len(), 1);
    }
}
