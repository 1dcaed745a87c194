//! The mark on what full pointers point to.

use core::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};

/// What a full pointer points to begins with this: which encoder's table met it last, under which id, and
/// whether it is written. So a table needs no memory, and finds what it has at once.
///
/// The upper half is the table's number, twice, and one more if the thing is written; the lower half is the
/// id. Zero is what is still being made, which no table marks.
#[derive(Debug)]
#[repr(transparent)]
pub struct Mark(AtomicU64);

impl Mark {
    /// The mark on what is still being made.
    pub(super) const fn making() -> Mark {
        Mark(AtomicU64::new(0))
    }

    /// The mark on what no table has met.
    pub(super) const fn made() -> Mark {
        Mark(AtomicU64::new(1))
    }

    #[inline(always)]
    pub(in crate::ndr) fn is_made(&self) -> bool {
        self.0.load(Ordering::Acquire) != 0
    }

    /// It is made from now on.
    #[inline(always)]
    pub(super) fn make(&self) {
        self.set(1);
    }

    /// Whoever sees this sees what was made.
    #[inline(always)]
    fn set(&self, mark: u64) {
        self.0.store(mark, Ordering::Release);
    }

    /// What stands for the thing: its address.
    pub(super) fn address(&self) -> usize {
        core::ptr::from_ref(self).addr()
    }
}

/// How many tables there are in the program.
static TABLES: AtomicUsize = AtomicUsize::new(0);

/// The number that the next table will have.
static NUMBER: AtomicU32 = AtomicU32::new(1);

/// A table's right to write marks, which it has only while it is alone: so what it has written stays as long
/// as the table itself.
#[derive(Debug)]
pub(super) struct Marker {
    /// Its number, which no other table has had. Zero if all were given out.
    number: u32,
}

impl Marker {
    pub(super) fn new() -> Marker {
        TABLES.fetch_add(1, Ordering::AcqRel);
        let next = |number: u32| number.checked_add(1).filter(|next| *next < 1 << 31);
        let number = NUMBER.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next);
        Marker { number: number.unwrap_or(0) }
    }

    /// The id of a thing that this has marked.
    #[inline(always)]
    pub(super) fn id(&self, mark: &Mark) -> Option<u32> {
        let mark = mark.0.load(Ordering::Relaxed);
        // A table without a number finds none: zero and one stand for no table.
        (mark >> 33 == u64::from(self.number) && mark > 1).then_some(mark as u32)
    }

    /// Whether this may mark. A table that begins after this sees that it is not alone.
    #[inline(always)]
    pub(super) fn is_alone(&self) -> bool {
        TABLES.load(Ordering::Acquire) == 1 && self.number != 0
    }

    /// Marks a thing that is made; only when alone.
    #[inline(always)]
    pub(super) fn mark(&self, mark: &Mark, id: u32) {
        debug_assert!(mark.is_made(), "a mark says that the thing is made");
        mark.set(u64::from(self.number) << 33 | u64::from(id));
    }

    /// Whether a thing that this has marked is not yet written, as it is from now on.
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
