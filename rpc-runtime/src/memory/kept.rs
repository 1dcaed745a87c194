//! The buffers of messages that a thread keeps for the next ones. A small message needs a buffer for hardly longer than
//! allocating one takes; and the pages of a large one would go back to the system, and be touched anew for the next.

use core::cell::RefCell;
use core::ops::RangeInclusive;
use core::sync::atomic::{AtomicUsize, Ordering};

/// The capacities in bytes of the buffers that are kept, and how many are.
const SMALL: (RangeInclusive<usize>, usize) = (128..=1024, 16);
const LARGE: (RangeInclusive<usize>, usize) = (64 << 10..=2 << 20, 2);

/// How many bytes of large buffers the threads of the process keep together.
const MOST: usize = 16 << 20;

static LARGE_BYTES: AtomicUsize = AtomicUsize::new(0);

struct Kept {
    small: Vec<Vec<u8>>,
    large: Vec<Vec<u8>>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        let bytes = self.large.iter().map(Vec::capacity).sum();
        LARGE_BYTES.fetch_sub(bytes, Ordering::Relaxed);
    }
}

/// Counts a large buffer, if there is room for it among those that are kept.
fn counts(capacity: usize) -> bool {
    let room = |bytes: usize| bytes.checked_add(capacity).filter(|bytes| *bytes <= MOST);
    LARGE_BYTES.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room).is_ok()
}

thread_local! {
    static KEPT: RefCell<Kept> =
        const { RefCell::new(Kept { small: Vec::new(), large: Vec::new() }) };
}

/// An empty buffer of at least `capacity` bytes, and not of much more, if this thread has kept one.
pub(crate) fn take(capacity: usize) -> Option<Vec<u8>> {
    let take = |kept: &RefCell<Kept>| {
        let mut kept = kept.try_borrow_mut().ok()?;
        let is_small = capacity <= *SMALL.0.end();
        let kept = if is_small { &mut kept.small } else { &mut kept.large };
        let most = capacity.saturating_mul(2).max(*SMALL.0.end());
        let fits = |buffer: &Vec<u8>| (capacity..=most).contains(&buffer.capacity());
        let at = kept.iter().rposition(fits)?;
        let buffer = kept.swap_remove(at);
        if !is_small {
            LARGE_BYTES.fetch_sub(buffer.capacity(), Ordering::Relaxed);
        }
        Some(buffer)
    };
    // A thread that ends keeps nothing.
    KEPT.try_with(take).ok().flatten()
}

/// Keeps the memory of a buffer for another, or frees it.
pub(crate) fn keep(mut buffer: Vec<u8>) {
    let capacity = buffer.capacity();
    if !SMALL.0.contains(&capacity) && !LARGE.0.contains(&capacity) {
        return;
    }
    buffer.clear();
    let _ = KEPT.try_with(|kept| {
        let Ok(mut kept) = kept.try_borrow_mut() else { return };
        let is_small = SMALL.0.contains(&capacity);
        let (kept, most) = match is_small {
            true => (&mut kept.small, SMALL.1),
            false => (&mut kept.large, LARGE.1),
        };
        if kept.len() < most && kept.try_reserve(1).is_ok() && (is_small || counts(capacity)) {
            kept.push(buffer);
        }
    });
}

/// The size of the last message of its kind, in bytes, as far as it is large: the next one is expected to be as large, for
/// the choice among the buffers that were kept.
#[derive(Debug, Default)]
pub(crate) struct LastSize(AtomicUsize);

impl LastSize {
    pub(crate) fn get(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn set(&self, bytes: usize) {
        let large = if LARGE.0.contains(&bytes) { bytes } else { 0 };
        // Many threads read it, and few messages are large.
        if large != self.get() {
            self.0.store(large, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_keeps_few_buffers_and_gives_out_what_fits() {
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
    }
}
