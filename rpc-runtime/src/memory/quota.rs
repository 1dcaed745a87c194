//! How much memory a peer may take.

use core::sync::atomic::{AtomicIsize, Ordering};
use std::sync::Arc;

/// How many bytes a connection may hold for its calls: their requests, what is decoded of them, their
/// replies. Several quotas may have a common one above them.
///
/// A quota counts, and allocates nothing. Up to [`Quota::OWN`] bytes are each connection's own, so that a
/// connection that needs little is served whatever the others hold; only what exceeds them counts in the
/// common quota.
///
/// ```
/// use std::sync::Arc;
/// use rpc_runtime::memory::Quota;
///
/// let server = Arc::new(Quota::new(1 << 20));
/// let connection = Arc::new(Quota::within(1 << 19, server.clone()));
/// let share = connection.take(100_000).expect("there is room");
/// assert!(connection.take(1 << 19).is_none());
/// assert_eq!(server.used(), 100_000 - Quota::OWN);
/// drop(share);
/// assert_eq!(server.used(), 0);
/// ```
#[derive(Debug)]
pub struct Quota {
    limit: isize,
    /// The bytes that are taken. In a common quota they may be below zero for a moment, when one thread's
    /// release is counted before what another thread takes.
    used: AtomicIsize,
    common: Option<Arc<Quota>>,
}

impl Quota {
    /// The bytes that a connection may hold without counting them in the common quota.
    pub const OWN: usize = 64 << 10;

    /// A quota of `limit` bytes.
    #[must_use]
    pub fn new(limit: usize) -> Quota {
        let limit = isize::try_from(limit).unwrap_or(isize::MAX);
        Quota { limit, used: AtomicIsize::new(0), common: None }
    }

    /// A quota of `limit` bytes. Bytes beyond [`Quota::OWN`] count in `common` too.
    #[must_use]
    pub fn within(limit: usize, common: Arc<Quota>) -> Quota {
        Quota { common: Some(common), ..Quota::new(limit) }
    }

    /// The bytes that are taken.
    #[must_use]
    pub fn used(&self) -> usize {
        usize::try_from(self.used.load(Ordering::Relaxed)).unwrap_or(0)
    }

    /// Takes `bytes`, until the share is dropped. `None` when there is no room for them.
    #[must_use]
    pub fn take(self: &Arc<Self>, bytes: usize) -> Option<Share> {
        let mut share = self.nothing();
        share.grow(bytes).then_some(share)
    }

    /// A share that holds nothing yet.
    #[must_use]
    pub fn nothing(self: &Arc<Self>) -> Share {
        Share { quota: self.clone(), bytes: 0 }
    }

    /// Whether more than half is taken.
    #[must_use]
    pub fn is_tight(&self) -> bool {
        self.used.load(Ordering::Relaxed) > self.limit / 2
    }

    /// Whether more than half of the common quota is taken.
    #[must_use]
    pub fn is_common_tight(&self) -> bool {
        self.common.as_ref().is_some_and(|common| common.is_tight())
    }

    fn try_take(&self, bytes: usize) -> bool {
        // More may be taken than the limit allows; taking nothing is still possible then.
        if bytes == 0 {
            return true;
        }
        let Ok(bytes) = isize::try_from(bytes) else {
            return false;
        };
        let fits = |used: isize| used.checked_add(bytes).filter(|after| *after <= self.limit);
        let Ok(before) = self.used.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fits) else {
            return false;
        };
        let Some(common) = &self.common else {
            return true;
        };
        let shared = beyond(before, before + bytes);
        if common.try_take(shared.unsigned_abs()) {
            return true;
        }
        // Other threads may have changed `used` since, and with it how much of this was counted in common.
        let before = self.used.fetch_sub(bytes, Ordering::Relaxed);
        common.change(shared + beyond(before, before - bytes));
        false
    }

    /// Adds `bytes`, which may be negative, whatever the limit: the memory is in use already, or is free
    /// already.
    fn change(&self, bytes: isize) {
        let before = self.used.fetch_add(bytes, Ordering::Relaxed);
        if let Some(common) = &self.common {
            match beyond(before, before + bytes) {
                0 => {}
                shared => common.change(shared),
            }
        }
    }
}

/// The change in the bytes beyond a connection's own, when the bytes that it uses go from `before` to
/// `after`.
const fn beyond(before: isize, after: isize) -> isize {
    const fn over(used: isize) -> isize {
        let over = used - Quota::OWN as isize;
        if over > 0 { over } else { 0 }
    }
    over(after) - over(before)
}

/// Bytes that are taken from a [`Quota`], and given back when this is dropped.
#[derive(Debug)]
pub struct Share {
    quota: Arc<Quota>,
    bytes: usize,
}

impl Share {
    /// The bytes.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes `bytes` more. `false` when there is no room for them: then nothing is taken.
    #[must_use]
    pub fn grow(&mut self, bytes: usize) -> bool {
        let fits = bytes == 0 || self.quota.try_take(bytes);
        self.bytes += if fits { bytes } else { 0 };
        fits
    }

    /// Holds `bytes` from now on, whatever the limits: they are in use already.
    pub fn set(&mut self, bytes: usize) {
        if bytes != self.bytes {
            self.quota.change(bytes as isize - self.bytes as isize);
            self.bytes = bytes;
        }
    }
}

impl Drop for Share {
    #[inline]
    fn drop(&mut self) {
        if self.bytes != 0 {
            self.quota.change(-(self.bytes as isize));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_is_not_counted() {
        let common = Arc::new(Quota::new(100));
        let a = Arc::new(Quota::within(Quota::OWN + 80, common.clone()));
        let b = Arc::new(Quota::within(Quota::OWN + 80, common.clone()));
        let first = a.take(Quota::OWN + 60).unwrap();
        assert!(a.take(30).is_none(), "its own limit");
        assert!(b.take(Quota::OWN + 60).is_none(), "the common one");
        assert_eq!((a.used(), b.used(), common.used()), (Quota::OWN + 60, 0, 60));
        let second = b.take(Quota::OWN + 40).unwrap();
        assert_eq!(common.used(), 100);
        drop(first);
        assert_eq!(common.used(), 40);
        drop(second);
        assert_eq!((a.used(), b.used(), common.used()), (0, 0, 0));
    }

    /// Whatever happens at once, nothing is refused that fits, and nothing is left in the end.
    #[test]
    fn threads_do_not_disturb_one_another() {
        let common = Arc::new(Quota::new(4 << 20));
        let own = Arc::new(Quota::within(2 << 20, common.clone()));
        std::thread::scope(|scope| {
            for thread in 0..4_usize {
                let own = &own;
                scope.spawn(move || {
                    for n in 0..20_000 {
                        let share = own.take((n * 37 + thread * 1000) % (100 << 10));
                        assert!(share.is_some());
                        assert!(own.take(3 << 20).is_none());
                    }
                });
            }
        });
        assert_eq!((own.used(), common.used()), (0, 0));
    }

    #[test]
    fn a_connections_own_is_there_when_others_are_over_the_limit() {
        let common = Arc::new(Quota::new(100));
        let other = Arc::new(Quota::within(1 << 20, common.clone()));
        let mut over = other.nothing();
        over.set(Quota::OWN + 200);
        let own = Arc::new(Quota::within(1 << 20, common.clone()));
        let share = own.take(Quota::OWN).unwrap();
        assert!(own.take(1).is_none());
        drop((over, share));
        assert_eq!((own.used(), common.used()), (0, 0));
    }

    #[test]
    fn shares_in_any_order_leave_nothing() {
        let common = Arc::new(Quota::new(1 << 20));
        let own = Arc::new(Quota::within(1 << 20, common.clone()));
        let mut shares: Vec<_> = (0..50).map(|n| own.take(n * 500).unwrap()).collect();
        shares.iter_mut().step_by(3).for_each(|share| share.set(7));
        while !shares.is_empty() {
            let middle = shares.len() / 2;
            drop(shares.swap_remove(middle));
        }
        assert_eq!((own.used(), common.used()), (0, 0));
    }
}
