//! Maps by call number.

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
