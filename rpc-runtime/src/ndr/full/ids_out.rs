//! The pointees that an encoder has met through full pointers.

use core::fmt;
use core::ptr::NonNull;
use std::collections::HashMap;

use super::mark::{Mark, Marker};
use crate::ndr::encoder::next_referent;

/// Ids that the peer gave to pointees, and that they keep.
pub(crate) trait Taken: Send + Sync {
    /// Calls `each` with every id and its pointee, which begins with a [`Mark`], until that returns `None`.
    fn each(&self, each: &mut dyn FnMut(u64, NonNull<Mark>) -> Option<()>) -> Option<()>;

    /// Whether an id stands for a pointee.
    fn has(&self, id: u64) -> bool;
}

/// An encoder's table: each pointee is marked, or is in a map if it cannot be marked.
pub(crate) struct Sent<'k> {
    marker: Marker,
    rest: Rest<'k>,
}

/// What most tables do not have.
struct Rest<'k> {
    unmarked: HashMap<usize, Thing>,
    /// The received ids. It keeps their pointees alive, and where they are.
    taken: Option<Box<dyn Taken + 'k>>,
    /// Whether the received pointees are marked, or in the map.
    learned: bool,
    /// Whether every pointee that was met is marked, and no id is taken.
    is_empty: bool,
}

struct Thing {
    id: u64,
    written: bool,
}

impl<'k> Sent<'k> {
    /// A table in which received pointees keep their ids: a reply may point to what the request brought.
    pub(crate) fn new(taken: Option<Box<dyn Taken + 'k>>) -> Sent<'k> {
        let (is_empty, unmarked) = (taken.is_none(), HashMap::new());
        Sent { marker: Marker::new(), rest: Rest { unmarked, learned: is_empty, taken, is_empty } }
    }

    /// The id of the pointee with this mark: the one that it has, or the next one that is free. `None` if
    /// there is no memory for it, or if the pointee is still being made.
    // Inlined: a call would take the window's address, and the window could not be kept in registers.
    #[inline(always)]
    pub(crate) fn id(&mut self, mark: &Mark, next: &mut u32) -> Option<u64> {
        if let Some(id) = self.marker.id(mark) {
            return Some(id.into());
        }
        if !mark.is_made() {
            return None;
        }
        if !self.rest.is_empty || !self.marker.is_alone() {
            let (id, after) = self.rest.id(&self.marker, mark, *next)?;
            *next = after;
            return Some(id);
        }
        let id = next_referent(next);
        self.marker.mark(mark, id);
        Some(id.into())
    }

    /// Whether the pointee with this mark is still to be written. It counts as written from then on.
    #[inline(always)]
    pub(crate) fn is_first(&mut self, mark: &Mark) -> bool {
        match self.marker.id(mark) {
            Some(_) => self.marker.is_first(mark),
            None => self.rest.is_first(mark),
        }
    }
}

impl Rest<'_> {
    fn add(&mut self, marker: &Marker, mark: &Mark, id: u64) -> Option<()> {
        // A pointee that a decoder began to make, and never finished, has no value that could be written.
        if !mark.is_made() {
            return Some(());
        }
        match u32::try_from(id) {
            Ok(id) if marker.is_alone() => marker.mark(mark, id),
            _ => {
                self.unmarked.try_reserve(1).ok()?;
                self.unmarked.insert(mark.address(), Thing { id, written: false });
                self.is_empty = false;
            }
        }
        Some(())
    }

    /// Gives received pointees the ids that they came with.
    fn learn(&mut self, marker: &Marker) -> Option<()> {
        let taken = self.taken.take();
        let each = &mut |id, mark: NonNull<Mark>| {
            // SAFETY: `taken` keeps the pointee alive, and where it is.
            self.add(marker, unsafe { mark.as_ref() }, id)
        };
        let learned = taken.as_ref().is_none_or(|taken| taken.each(each).is_some());
        (self.taken, self.learned) = (taken, learned);
        learned.then_some(())
    }

    #[cold]
    #[inline(never)]
    fn id(&mut self, marker: &Marker, mark: &Mark, mut next: u32) -> Option<(u64, u32)> {
        if !self.learned {
            self.learn(marker)?;
            if let Some(id) = marker.id(mark) {
                return Some((id.into(), next));
            }
        }
        if let Some(thing) = self.unmarked.get(&mark.address()) {
            return Some((thing.id, next));
        }
        let mut id = u64::from(next_referent(&mut next));
        while self.taken.as_ref().is_some_and(|taken| taken.has(id)) {
            id = u64::from(next_referent(&mut next));
        }
        self.add(marker, mark, id)?;
        Some((id, next))
    }

    #[cold]
    #[inline(never)]
    fn is_first(&mut self, mark: &Mark) -> bool {
        let thing = self.unmarked.get_mut(&mark.address());
        thing.is_some_and(|thing| !core::mem::replace(&mut thing.written, true))
    }
}

impl fmt::Debug for Sent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sent({:?}, and {} unmarked)", self.marker, self.rest.unmarked.len())
    }
}
