//! A long message that waits to be sent: cut into fragments that are copied, or written from the buffer in which its stub
//! was encoded, with a header in front of each part.

use std::io::IoSlice;

use super::fragments::{Body, Message, OBJECT_HEADER};
use super::security::Security;
use crate::memory::{Share, kept};

/// How many fragments are offered to a stream at once: enough for 1 MiB, of which the last bytes would otherwise be a
/// write of their own.
const FRAGMENTS: usize = 32;

/// A message and how much of it was sent.
#[derive(Debug)]
pub(super) struct Long {
    message: Message,
    body: Body,
    first: bool,
    max: u16,
    /// The bytes of the stub whose fragments are cut off or written.
    cut: usize,
    /// How many bytes of the next fragment, with its header, are written already: the rest goes before anything else.
    begun: usize,
    /// Nobody wants the message any more, so that it ends with the fragment that is begun.
    given_up: bool,
    _share: Option<Share>,
}

/// A fragment that is to be cut off.
pub(super) struct Next<'a> {
    pub(super) part: &'a [u8],
    /// How many bytes of the stub are left, with this fragment's.
    pub(super) hint: usize,
    pub(super) ends: (bool, bool),
}

impl Long {
    /// The last part of a message, which is the first one, too, if it is so.
    pub(super) fn new(
        message: Message,
        body: Body,
        first: bool,
        max: u16,
        share: Option<Share>,
    ) -> Long {
        Long { message, body, first, max, cut: 0, begun: 0, given_up: false, _share: share }
    }

    pub(super) fn message(&self) -> &Message {
        &self.message
    }

    /// The length of the whole stub.
    pub(super) fn len(&self) -> usize {
        self.body.stub().len()
    }

    /// Whether a fragment is written in part.
    pub(super) fn is_begun(&self) -> bool {
        self.begun != 0
    }

    /// Whether some of the message was sent.
    pub(super) fn was_sent(&self) -> bool {
        self.cut != 0 || self.is_begun()
    }

    /// Whether nothing is left to be sent.
    pub(super) fn is_done(&self) -> bool {
        self.cut == self.len() || (self.given_up && !self.is_begun())
    }

    /// The bytes of the stub that are still to be sent.
    pub(super) fn unsent(&self) -> usize {
        let left = match self.given_up {
            true => self.next(self.cut, &Security::NONE).map_or(0, |next| next.part.len()),
            false => self.len() - self.cut,
        };
        left - self.begun.saturating_sub(self.message.header_len())
    }

    /// Ends the message with the fragment that is begun.
    pub(super) fn give_up(&mut self) {
        self.given_up = true;
    }

    /// The fragment whose part of the stub begins at `at`.
    pub(super) fn next(&self, at: usize, security: &Security) -> Option<Next<'_>> {
        let rest = &self.body.stub()[at..];
        let part = &rest[..rest.len().min(self.message.room(self.max, security))];
        let ends = (self.first && at == 0, part.len() == rest.len());
        (!part.is_empty()).then_some(Next { part, hint: rest.len(), ends })
    }

    /// The next fragment, which is then cut off with [`Long::cut_off`].
    pub(super) fn to_be_cut(&self, security: &Security) -> Option<Next<'_>> {
        self.next(self.cut, security)
    }

    /// Notes that a fragment with so many bytes of the stub is cut off.
    pub(super) fn cut_off(&mut self, part: usize) {
        self.cut += part;
    }

    /// Whether the message is one fragment that can be made in the stub's own buffer.
    pub(super) fn fits(&self, security: &Security) -> bool {
        self.first && self.cut == 0 && self.body.fits(&self.message, self.max, security)
    }

    /// The message, and its stub's buffer.
    pub(super) fn into_parts(self) -> (Message, Body) {
        (self.message, self.body)
    }

    /// Keeps the buffer's memory for another message.
    pub(super) fn end(self) {
        kept::keep(self.body.into_bytes());
    }

    /// Offers `before` and the next fragments, which are not protected. With `alone` it is one fragment.
    pub(super) fn offer<R>(
        &self,
        before: &[u8],
        alone: bool,
        write: impl FnOnce(&[IoSlice<'_>]) -> R,
    ) -> R {
        let most = if alone || self.given_up { 1 } else { FRAGMENTS };
        let mut headers = [[0; OBJECT_HEADER]; FRAGMENTS];
        let mut slices = [IoSlice::new(&[]); 1 + 2 * FRAGMENTS];
        let (mut used, mut at, mut begun) = (0, self.cut, self.begun);
        let mut push = |bytes| {
            slices[used] = IoSlice::new(bytes);
            used += 1;
        };
        if !before.is_empty() {
            push(before);
        }
        for header in headers.iter_mut().take(most) {
            let Some(Next { part, hint, ends }) = self.next(at, &Security::NONE) else {
                break;
            };
            let header = &mut header[..self.message.header_len()];
            self.message.write_header(header, part.len(), hint, ends, &Security::NONE);
            at += part.len();
            if begun < header.len() {
                push(&header[begun..]);
            }
            push(&part[begun.saturating_sub(header.len())..]);
            begun = 0;
        }
        write(&slices[..used])
    }

    /// Notes that so many bytes of what was offered are written. Returns how many of them are the stub's, and how many
    /// fragments have come to their ends.
    pub(super) fn wrote(&mut self, mut bytes: usize) -> (usize, u64) {
        let (unsent, mut fragments) = (self.unsent(), 0);
        while bytes != 0
            && let Some(Next { part, .. }) = self.next(self.cut, &Security::NONE)
        {
            let length = part.len();
            let left = self.message.header_len() + length - self.begun;
            if bytes < left {
                self.begun += bytes;
                break;
            }
            bytes -= left;
            self.begun = 0;
            self.cut += length;
            fragments += 1;
            if self.given_up {
                return (unsent, fragments);
            }
        }
        (unsent - self.unsent(), fragments)
    }
}
