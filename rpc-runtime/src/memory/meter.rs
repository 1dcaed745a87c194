//! What one call takes of its connection's quota.

use std::sync::Arc;

use super::quota::{Quota, Share};

/// The memory of a call, as it is counted: its request, what is decoded or allocated for it, its reply.
#[derive(Debug)]
pub(crate) struct Meter {
    quota: Arc<Quota>,
    /// The share of the quota that the call holds, once there is something to count.
    share: Option<Share>,
    request: usize,
    /// The bytes that a decoder may use. They may be in the arena, so that only the larger of the two numbers
    /// counts.
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

    /// Counts `bytes` for the request. Returns whether there is room for them.
    pub(crate) fn request(&mut self, bytes: usize) -> bool {
        self.count(|meter| &mut meter.request, bytes)
    }

    /// Counts `more` bytes for a decoder. Returns whether there is room for them.
    pub(crate) fn decode(&mut self, more: usize) -> bool {
        self.count(|meter| &mut meter.decoded, self.decoded.saturating_add(more))
    }

    /// Counts `bytes` for the arena. Returns whether there is room for them.
    pub(crate) fn arena(&mut self, bytes: usize) -> bool {
        self.count(|meter| &mut meter.arena, bytes)
    }

    /// Refuses the reply all memory from now on.
    pub(crate) fn refuse_reply(&mut self) -> bool {
        self.reply = usize::MAX;
        false
    }

    /// Counts `more` bytes for the reply. Returns whether there is room for them.
    pub(crate) fn reply(&mut self, more: usize) -> bool {
        self.count(|meter| &mut meter.reply, self.reply.saturating_add(more))
    }
}
