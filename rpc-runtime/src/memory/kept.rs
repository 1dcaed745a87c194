//! The buffers that a thread keeps for the next messages. A small message needs a buffer for hardly longer than allocating
//! one takes; and the pages of a large one would go back to the system, and be touched anew for the next.

use core::cell::{Cell, RefCell};
use core::ops::RangeInclusive;
use core::sync::atomic::{AtomicUsize, Ordering};

/// The capacities in bytes of the buffers that are kept, and how many are.
const SMALL: (RangeInclusive<usize>, usize) = (128..=1024, 16);
const LARGE: (RangeInclusive<usize>, usize) = (64 << 10..=2 << 20, 2);

/// How many bytes of large buffers the threads of the process keep together.
const MOST: usize = 16 << 20;

static LARGE_BYTES: AtomicUsize = AtomicUsize::new(0);

/// Those of the buffers that streams are read into: one a thread that reads.
static INPUT_BYTES: AtomicUsize = AtomicUsize::new(0);

struct Kept {
    small: RefCell<Vec<Vec<u8>>>,
    large: RefCell<Vec<Vec<u8>>>,
    /// What streams are read into.
    input: Cell<Vec<u8>>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        let large = self.large.get_mut().iter().map(Vec::capacity).sum();
        LARGE_BYTES.fetch_sub(large, Ordering::Relaxed);
        INPUT_BYTES.fetch_sub(self.input.get_mut().capacity(), Ordering::Relaxed);
    }
}

thread_local! {
    static KEPT: Kept = const {
        Kept {
            small: RefCell::new(Vec::new()),
            large: RefCell::new(Vec::new()),
            input: Cell::new(Vec::new()),
        }
    };
}

/// How many bytes the threads of this process keep for the next messages, in no connection's quota: buffers of messages
/// above 64 KiB, at most 16 MiB in all, and the 128 KiB that a thread reads into. They are freed with their threads. Up to
/// 16 KiB of small buffers for each thread are not in the number.
#[must_use]
pub fn kept_bytes() -> usize {
    LARGE_BYTES.load(Ordering::Relaxed) + INPUT_BYTES.load(Ordering::Relaxed)
}

/// Counts a large buffer, if there is room for it among those that are kept.
fn count(capacity: usize) -> bool {
    let room = |bytes: usize| bytes.checked_add(capacity).filter(|bytes| *bytes <= MOST);
    LARGE_BYTES.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room).is_ok()
}

/// An empty buffer of at least `capacity` bytes, and not of much more, if this thread has kept one.
pub(crate) fn take(capacity: usize) -> Option<Vec<u8>> {
    let is_small = capacity <= *SMALL.0.end();
    let take = |kept: &Kept| {
        let kept = if is_small { &kept.small } else { &kept.large };
        let mut kept = kept.try_borrow_mut().ok()?;
        let most = capacity.saturating_mul(2).max(*SMALL.0.end());
        let fits = |buffer: &Vec<u8>| (capacity..=most).contains(&buffer.capacity());
        let at = kept.iter().rposition(fits)?;
        Some(kept.swap_remove(at))
    };
    // A thread that ends keeps nothing.
    let buffer = KEPT.try_with(take).ok().flatten()?;
    if !is_small {
        LARGE_BYTES.fetch_sub(buffer.capacity(), Ordering::Relaxed);
    }
    Some(buffer)
}

/// Keeps the memory of a buffer for another, or frees it.
pub(crate) fn keep(mut buffer: Vec<u8>) {
    let capacity = buffer.capacity();
    let is_small = SMALL.0.contains(&capacity);
    if !is_small && !LARGE.0.contains(&capacity) {
        return;
    }
    buffer.clear();
    let _ = KEPT.try_with(|kept| {
        let (kept, most) = match is_small {
            true => (&kept.small, SMALL.1),
            false => (&kept.large, LARGE.1),
        };
        let Ok(mut kept) = kept.try_borrow_mut() else { return };
        if kept.len() < most && kept.try_reserve(1).is_ok() && (is_small || count(capacity)) {
            kept.push(buffer);
        }
    });
}

/// The buffer that this thread reads into, or an empty one, if it is in use.
pub(crate) fn take_input() -> Vec<u8> {
    let buffer = KEPT.try_with(|kept| kept.input.take()).unwrap_or_default();
    INPUT_BYTES.fetch_sub(buffer.capacity(), Ordering::Relaxed);
    buffer
}

/// Keeps the buffer that this thread reads into, unless it has one, and as it is: what is in it is seen by the next stream.
pub(crate) fn keep_input(buffer: Vec<u8>) {
    let _ = KEPT.try_with(|kept| {
        let other = kept.input.take();
        if other.capacity() != 0 {
            return kept.input.set(other);
        }
        INPUT_BYTES.fetch_add(buffer.capacity(), Ordering::Relaxed);
        kept.input.set(buffer);
    });
}

/// The size of the last message of its kind, in bytes, as far as it is large: the next one is expected to be as large, for
/// the choice among the buffers that were kept.
#[derive(Debug, Default)]
pub(crate) struct LastSize(AtomicUsize);

impl LastSize {
    /// A buffer that was kept and is large enough for such a message, if the last one was large.
    pub(crate) fn buffer(&self) -> Option<Vec<u8>> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            bytes => take(bytes),
        }
    }

    pub(crate) fn set(&self, bytes: usize) {
        let large = if LARGE.0.contains(&bytes) { bytes } else { 0 };
        // Many threads read it, and few messages are large.
        if large != self.0.load(Ordering::Relaxed) {
            self.0.store(large, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    // One test, because all of the process is counted.
    #[test]
    fn threads_keep_few_buffers_and_give_out_what_fits() {
        assert_eq!(take(128), None);
        (0..100).for_each(|_| keep(vec![1; 128]));
        assert_eq!((0..100).filter_map(|_| take(100)).count(), SMALL.1);
        keep(vec![1; 127]);
        keep(vec![1; 3 << 20]);
        assert_eq!((take(1), take(2 << 20)), (None, None));
        (0..10).for_each(|_| keep(vec![1; 1 << 20]));
        assert_eq!(take(64 << 10), None, "much more than is needed");
        let buffer = take(1 << 20).unwrap();
        assert!(buffer.is_empty() && buffer.capacity() == 1 << 20);
        assert_eq!((0..10).filter_map(|_| take(600 << 10)).count(), LARGE.1 - 1);

        // All of the process's threads together keep no more than the limit, and nothing when they have ended.
        const THREADS: usize = 12;
        let barrier = Barrier::new(THREADS + 1);
        std::thread::scope(|threads| {
            let keep_all = || {
                (0..LARGE.1).for_each(|_| keep(vec![1; 2 << 20]));
                keep_input(vec![1; 128 << 10]);
                barrier.wait();
                barrier.wait();
            };
            let started: Vec<_> = (0..THREADS).map(|_| threads.spawn(keep_all)).collect();
            barrier.wait();
            // Other tests of this program keep some, too.
            let large = LARGE_BYTES.load(Ordering::Relaxed);
            assert!((MOST / 2..=MOST).contains(&large), "{large}");
            assert!(kept_bytes() >= large + THREADS * (128 << 10));
            barrier.wait();
            // Joined, so that their thread-local values are gone, too.
            started.into_iter().for_each(|thread| thread.join().unwrap());
        });
        assert!(kept_bytes() < MOST / 2, "{}", kept_bytes());
    }
}
