//! Calls by their numbers (call ids), and the numbers that a client gives them.

use core::hash::{BuildHasherDefault, Hasher};
use core::sync::atomic::{AtomicU32, Ordering};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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

/// The call ids that a client gives out, in their order. All connections of an association group share them: they are
/// distinct there (C706 section 12.6.3.5).
#[derive(Clone, Debug)]
pub(crate) struct CallIds(Arc<AtomicU32>);

impl CallIds {
    pub(super) fn new() -> CallIds {
        CallIds::from(1)
    }

    fn from(first: u32) -> CallIds {
        CallIds(Arc::new(AtomicU32::new(first)))
    }

    /// A call id that is not used.
    pub(super) fn next(&self, is_used: impl Fn(u32) -> bool) -> u32 {
        // Not 1 again: a server that carries one call at a time may put 1 into every answer.
        let after = |id: u32| Some(id.checked_add(1).unwrap_or(2));
        loop {
            let id = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, after);
            let id = id.unwrap_or_else(|id| id);
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
        let ids = CallIds::from(u32::MAX - 1);
        let all: Vec<_> = (0..4).map(|_| ids.next(|id| id == 3)).collect();
        assert_eq!(all, [u32::MAX - 1, u32::MAX, 2, 4]);
    }
}
