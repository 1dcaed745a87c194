//! The mark on the pointees of full pointers.

use core::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};

/// Every pointee of a full pointer begins with a mark: which encoder's table met it last, under which id, and
/// whether it is written. So a table needs no memory for it, and finds its id at once.
///
/// The upper half is twice the table's number, and one more if the pointee is written; the lower half is the
/// id. Zero is the mark of a pointee that is still being made, which no table marks; one is that of a pointee
/// that no table has met.
#[derive(Debug)]
#[repr(transparent)]
pub struct Mark(AtomicU64);

impl Mark {
    /// The mark on a pointee that is still being made.
    pub(super) const fn making() -> Mark {
        Mark(AtomicU64::new(0))
    }

    /// The mark on a pointee that no table has met.
    pub(super) const fn made() -> Mark {
        Mark(AtomicU64::new(1))
    }

    #[inline(always)]
    pub(in crate::ndr) fn is_made(&self) -> bool {
        self.0.load(Ordering::Acquire) != 0
    }

    /// Says that the pointee is made.
    #[inline(always)]
    pub(super) fn make(&self) {
        self.set(1);
    }

    /// A thread that sees the mark sees the pointee, too.
    #[inline(always)]
    fn set(&self, mark: u64) {
        self.0.store(mark, Ordering::Release);
    }

    /// The address, by which tables know a pointee that they cannot mark.
    pub(super) fn address(&self) -> usize {
        core::ptr::from_ref(self).addr()
    }
}

/// How many tables there are in the program.
static TABLES: AtomicUsize = AtomicUsize::new(0);

/// The number that the next table will have.
static NUMBER: AtomicU32 = AtomicU32::new(1);

/// A table's right to write marks. It has the right only while it is the only table, so that its marks stay
/// as long as the table itself.
#[derive(Debug)]
pub(super) struct Marker {
    /// The table's number, which no other table has had. Zero if all were given out.
    number: u32,
}

impl Marker {
    pub(super) fn new() -> Marker {
        TABLES.fetch_add(1, Ordering::AcqRel);
        let next = |number: u32| number.checked_add(1).filter(|next| *next < 1 << 31);
        let number = NUMBER.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next);
        Marker { number: number.unwrap_or(0) }
    }

    /// The id of a pointee that this table has marked.
    #[inline(always)]
    pub(super) fn id(&self, mark: &Mark) -> Option<u32> {
        let mark = mark.0.load(Ordering::Relaxed);
        // A table without a number finds none: zero and one stand for no table.
        (mark >> 33 == u64::from(self.number) && mark > 1).then_some(mark as u32)
    }

    /// Whether this table may mark. A table that begins later sees that it is not alone.
    #[inline(always)]
    pub(super) fn is_alone(&self) -> bool {
        TABLES.load(Ordering::Acquire) == 1 && self.number != 0
    }

    /// Marks a pointee that is made. The table must be alone.
    #[inline(always)]
    pub(super) fn mark(&self, mark: &Mark, id: u32) {
        debug_assert!(mark.is_made(), "a mark says that the thing is made");
        mark.set(u64::from(self.number) << 33 | u64::from(id));
    }

    /// Whether a pointee that this table has marked is still to be written. It counts as written from then
    /// on.
    #[inline(always)]
    pub(super) fn is_first(&self, mark: &Mark) -> bool {
        let before = mark.0.load(Ordering::Relaxed);
        mark.set(before | 1 << 32);
        before & 1 << 32 == 0
    }
}

impl Drop for Marker {
    fn drop(&mut self) {
        TABLES.fetch_sub(1, Ordering::AcqRel);
    }
}
