//! Calls by their numbers (call ids), and the numbers that a client gives them.

use core::hash::{BuildHasherDefault, Hasher};
use std::collections::{HashMap, HashSet};

/// A map by call number. The numbers are consecutive, and there are at most as many as calls may be in
/// flight, so that one multiplication is hash enough: a peer that chose its numbers to collide would slow
/// down only its own connection, and only up to that limit.
pub(crate) type CallMap<T> = HashMap<u32, T, BuildHasherDefault<CallHasher>>;
/// A set of call numbers.
pub(crate) type CallSet = HashSet<u32, BuildHasherDefault<CallHasher>>;

/// Fibonacci hashing.
#[derive(Clone, Copy, Default)]
pub(crate) struct CallHasher(u64);

impl Hasher for CallHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// The call ids that a client gives out, in their order.
#[derive(Debug)]
pub(super) struct CallIds {
    next: u32,
}

impl CallIds {
    pub(super) const fn new() -> CallIds {
        CallIds { next: 1 }
    }

    /// A call id that is not used.
    pub(super) fn next(&mut self, is_used: impl Fn(u32) -> bool) -> u32 {
        loop {
            let id = self.next;
            // Not 1 again: a server that carries one call at a time may put 1 into every answer.
            self.next = id.checked_add(1).unwrap_or(2);
            if !is_used(id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CallIds;

    #[test]
    fn call_ids_begin_again_without_the_first_and_pass_over_those_in_use() {
        let mut ids = CallIds { next: u32::MAX - 1 };
        let all: Vec<_> = (0..4).map(|_| ids.next(|id| id == 3)).collect();
        assert_eq!(all, [u32::MAX - 1, u32::MAX, 2, 4]);
    }
}
