//! What one call takes of its connection's quota.

use std::sync::Arc;

use super::quota::{Quota, Share};

/// The memory of a call, as it is counted: its request, what is decoded or allocated for it, its reply.
#[derive(Debug)]
pub(crate) struct Meter {
    quota: Arc<Quota>,
    /// What it holds, once that is something.
    share: Option<Share>,
    request: usize,
    /// What a decoder may use. It may be in the arena, and is not counted twice then.
    decoded: usize,
    arena: usize,
    reply: usize,
}

impl Meter {
    /// A meter that begins with the share of the request.
    pub(crate) fn new(quota: Arc<Quota>, share: Option<Share>) -> Meter {
        let request = share.as_ref().map_or(0, Share::bytes);
        Meter { quota, share, request, decoded: 0, arena: 0, reply: 0 }
    }

    fn count(&mut self, which: fn(&mut Meter) -> &mut usize, bytes: usize) -> bool {
        let before = core::mem::replace(which(self), bytes);
        let data = self.request.saturating_add(self.decoded.max(self.arena));
        let needed = data.saturating_add(self.reply);
        let share = self.share.get_or_insert_with(|| self.quota.nothing());
        let fits = share.grow(needed.saturating_sub(share.bytes()));
        if !fits {
            *which(self) = before;
        }
        fits
    }

    /// Lets the request have `bytes`. Whether there are so many.
    pub(crate) fn request(&mut self, bytes: usize) -> bool {
        self.count(|meter| &mut meter.request, bytes)
    }

    /// Lets a decoder use `more` bytes. Whether there are so many.
    pub(crate) fn decode(&mut self, more: usize) -> bool {
        self.count(|meter| &mut meter.decoded, self.decoded.saturating_add(more))
    }

    /// Lets the arena have `bytes`. Whether there are so many.
    pub(crate) fn arena(&mut self, bytes: usize) -> bool {
        self.count(|meter| &mut meter.arena, bytes)
    }

    /// Lets the reply have nothing.
    pub(crate) fn refuse_reply(&mut self) -> bool {
        self.reply = usize::MAX;
        false
    }

    /// Lets the reply grow by `more` bytes. Whether there are so many.
    pub(crate) fn reply(&mut self, more: usize) -> bool {
        self.count(|meter| &mut meter.reply, self.reply.saturating_add(more))
    }
}
