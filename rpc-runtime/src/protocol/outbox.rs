//! What waits to be sent on a connection.

use std::collections::VecDeque;

use super::reassembly::Message;
use crate::memory::{OutOfMemory, Share};

/// How much of long messages is cut into fragments at once.
const PORTION: usize = 64 << 10;

/// Up to which size a message is copied at once, so that its memory can be given back.
const SHORT: usize = 16 << 10;

/// PDUs that wait to be sent. Long messages wait in one piece, with their share of the connection's memory,
/// and are cut into fragments when it is their turn.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    /// Whole PDUs, to be sent first.
    ready: Vec<u8>,
    long: VecDeque<Long>,
    /// The bytes of `long` that are not cut yet.
    uncut: usize,
}

#[derive(Debug)]
struct Long {
    message: Message,
    stub: Vec<u8>,
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
        self.ready.capacity()
    }

    /// Where PDUs are appended that are small.
    pub(super) fn small(&mut self) -> &mut Vec<u8> {
        &mut self.ready
    }

    /// Appends a part of a message, which may be the first one and the last.
    pub(super) fn part(
        &mut self,
        message: &Message,
        stub: &[u8],
        ends: (bool, bool),
        max: u16,
    ) -> Result<(), OutOfMemory> {
        message.write_part(stub, ends, max, &mut self.ready)
    }

    /// Appends the last part of a message, which may be the first one.
    pub(super) fn last(
        &mut self,
        message: Message,
        stub: Vec<u8>,
        first: bool,
        max: u16,
        share: Option<Share>,
    ) -> Result<(), OutOfMemory> {
        // Before long ones of other calls, which are still to be cut: so nothing waits that is not counted.
        if stub.len() <= SHORT {
            return self.part(&message, &stub, (first, true), max);
        }
        self.long.try_reserve(1).map_err(|_| OutOfMemory)?;
        self.uncut += stub.len();
        self.long.push_back(Long { message, stub, cut: 0, first, max, _share: share });
        Ok(())
    }

    /// Cuts off as many fragments as are sent at once.
    pub(super) fn fill(&mut self) -> Result<&mut Vec<u8>, OutOfMemory> {
        while self.ready.len() < PORTION
            && let Some(long) = self.long.front_mut()
        {
            let rest = &long.stub[long.cut..];
            let fragment = rest.len().min(long.message.room(long.max));
            let is_last = fragment == rest.len();
            long.message.write_fragment(
                &rest[..fragment],
                rest.len(),
                (long.first && long.cut == 0, is_last),
                &mut self.ready,
            )?;
            long.cut += fragment;
            self.uncut -= fragment;
            if is_last {
                self.long.pop_front();
            }
        }
        Ok(&mut self.ready)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{PacketFlags, PacketType};

    /// What is short goes before what is long, and is seen in the length, or as many as there are calls would wait
    /// behind one that nobody reads.
    #[test]
    fn short_replies_behind_a_long_one_are_counted() {
        let mut outbox = Outbox::default();
        let message = |call_id| Message {
            packet: PacketType::Response,
            flags: PacketFlags::default(),
            call_id,
            context: 0,
            opnum: 0,
            object: None,
        };
        outbox.last(message(1), vec![0; 1 << 20], true, 5840, None).unwrap();
        for call_id in 2..102 {
            outbox.last(message(call_id), Vec::new(), true, 5840, None).unwrap();
        }
        assert_eq!(outbox.len(), (1 << 20) + 100 * 24);
        assert_eq!(outbox.long.len(), 1);
    }
}
