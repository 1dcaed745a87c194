//! How much memory a peer may take.

use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

/// How many bytes a connection may hold for its calls: their requests, what is decoded of them, their
/// replies. Several of them may have a common one above.
///
/// It counts, and allocates nothing. Up to [`Quota::OWN`] bytes are each connection's own, so that one
/// that asks for little is served whatever the others hold; only what is beyond counts in the common one.
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
    limit: usize,
    used: AtomicUsize,
    common: Option<Arc<Quota>>,
}

impl Quota {
    /// What a connection may hold beside the common quota, in bytes.
    pub const OWN: usize = 64 << 10;

    /// A quota of `limit` bytes.
    #[must_use]
    pub const fn new(limit: usize) -> Quota {
        Quota { limit, used: AtomicUsize::new(0), common: None }
    }

    /// A quota of `limit` bytes, of which what is beyond [`Quota::OWN`] counts in `common` too.
    #[must_use]
    pub const fn within(limit: usize, common: Arc<Quota>) -> Quota {
        Quota { limit, used: AtomicUsize::new(0), common: Some(common) }
    }

    /// The bytes that are taken.
    #[must_use]
    pub fn used(&self) -> usize {
        self.used.load(Ordering::Relaxed)
    }

    /// Takes `bytes`, until the share is dropped. `None` when there are not so many.
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

    /// Whether more than half is taken, here or of the common quota.
    #[must_use]
    pub fn is_tight(&self) -> bool {
        let used = self.used();
        used > self.limit / 2
            || (used > Quota::OWN && self.common.as_ref().is_some_and(|common| common.is_tight()))
    }

    fn try_take(&self, bytes: usize) -> bool {
        // There may be more in use than the limit allows, and then there is still room for nothing.
        if bytes == 0 {
            return true;
        }
        let before = self.used.fetch_add(bytes, Ordering::Relaxed);
        let fits = before.checked_add(bytes).is_some_and(|after| after <= self.limit)
            && self.common.as_ref().is_none_or(|common| common.try_take(beyond(before, bytes)));
        if !fits {
            self.used.fetch_sub(bytes, Ordering::Relaxed);
        }
        fits
    }

    /// Counts what is there already, also beyond the limit.
    fn add(&self, bytes: usize) {
        let before = self.used.fetch_add(bytes, Ordering::Relaxed);
        if let Some(common) = &self.common {
            common.add(beyond(before, bytes));
        }
    }

    fn give(&self, bytes: usize) {
        let before = self.used.fetch_sub(bytes, Ordering::Relaxed);
        if let Some(common) = &self.common {
            common.give(beyond(before - bytes, bytes));
        }
    }
}

/// How many of `bytes` that are taken when there are `before` already are beyond a connection's own.
const fn beyond(before: usize, bytes: usize) -> usize {
    let after = before.saturating_add(bytes);
    after.saturating_sub(Quota::OWN) - before.saturating_sub(Quota::OWN)
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

    /// Takes some more; `false`, and nothing is taken, when there are not so many.
    #[must_use]
    pub fn grow(&mut self, bytes: usize) -> bool {
        let fits = bytes == 0 || self.quota.try_take(bytes);
        self.bytes += if fits { bytes } else { 0 };
        fits
    }

    /// Holds `bytes` from now on, whatever the limits: they are in use already.
    pub fn set(&mut self, bytes: usize) {
        match bytes.checked_sub(self.bytes) {
            Some(0) => {}
            Some(more) => self.quota.add(more),
            None => self.quota.give(self.bytes - bytes),
        }
        self.bytes = bytes;
    }
}

impl Drop for Share {
    #[inline]
    fn drop(&mut self) {
        if self.bytes != 0 {
            self.quota.give(self.bytes);
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
