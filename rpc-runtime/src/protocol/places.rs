//! How many calls the connections of a server may have together. Each connection has one that does not count: a client
//! that makes one call at a time is served whatever others do.

use core::ops::Deref;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::collections::TryReserveError;
use std::sync::Arc;

use super::call_map::CallMap;

/// How many calls of a connection do not count.
pub(crate) const OWN: usize = 1;

/// So many places, which several connections share.
#[derive(Debug)]
pub(crate) struct Places {
    most: usize,
    taken: AtomicUsize,
}

impl Places {
    pub(crate) fn new(most: usize) -> Places {
        Places { most, taken: AtomicUsize::new(0) }
    }

    /// Takes a place until the result is dropped. `None` if there is none left.
    pub(crate) fn place(self: &Arc<Self>) -> Option<Place> {
        self.take().then(|| Place(self.clone()))
    }

    fn take(&self) -> bool {
        let is_free = self.taken.fetch_add(1, Ordering::Relaxed) < self.most;
        if !is_free {
            self.give_back(1);
        }
        is_free
    }

    fn give_back(&self, places: usize) {
        self.taken.fetch_sub(places, Ordering::Relaxed);
    }
}

/// A place that is taken.
#[derive(Debug)]
pub(crate) struct Place(Arc<Places>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.give_back(1);
    }
}

/// The places for the calls of a connection. Without any, there is no limit.
#[derive(Debug, Default)]
pub(crate) struct SharedPlaces {
    /// For calls in flight.
    pub(crate) calls: Vec<Arc<Places>>,
    /// For requests of which fragments are missing.
    pub(crate) unfinished: Vec<Arc<Places>>,
}

/// Calls of a connection, each of which takes a place while it is here.
#[derive(Debug)]
pub(super) struct LimitedCalls<T> {
    calls: CallMap<T>,
    places: Vec<Arc<Places>>,
    /// How many calls have a place in each of them.
    counted: usize,
}

impl<T> LimitedCalls<T> {
    pub(super) fn within(places: Vec<Arc<Places>>) -> LimitedCalls<T> {
        LimitedCalls { calls: CallMap::default(), places, counted: 0 }
    }

    pub(super) fn try_reserve(&mut self, calls: usize) -> Result<(), TryReserveError> {
        self.calls.try_reserve(calls)
    }

    pub(super) fn get_mut(&mut self, call_id: u32) -> Option<&mut T> {
        self.calls.get_mut(&call_id)
    }

    /// Adds a call, for which there is memory. `false` if there is no place for it.
    #[must_use]
    pub(super) fn insert(&mut self, call_id: u32, call: T) -> bool {
        if self.calls.len() >= OWN + self.counted {
            let taken = self.places.iter().take_while(|places| places.take()).count();
            if taken < self.places.len() {
                self.places[..taken].iter().for_each(|places| places.give_back(1));
                return false;
            }
            self.counted += 1;
        }
        self.calls.insert(call_id, call);
        true
    }

    /// Adds a call that runs already, whether there is a place or not.
    pub(super) fn insert_running(&mut self, call_id: u32, call: T) {
        if self.calls.len() >= OWN + self.counted {
            self.places.iter().for_each(|places| _ = places.taken.fetch_add(1, Ordering::Relaxed));
            self.counted += 1;
        }
        self.calls.insert(call_id, call);
    }

    pub(super) fn remove(&mut self, call_id: u32) -> Option<T> {
        let call = self.calls.remove(&call_id)?;
        self.give_back();
        Some(call)
    }

    pub(super) fn clear(&mut self) {
        self.calls.clear();
        self.give_back();
    }

    /// Gives back the places of calls that are not here any more.
    fn give_back(&mut self) {
        let counted = self.calls.len().saturating_sub(OWN);
        let more = self.counted.saturating_sub(counted);
        if more != 0 {
            self.places.iter().for_each(|places| places.give_back(more));
            self.counted -= more;
        }
    }
}

impl<T> Deref for LimitedCalls<T> {
    type Target = CallMap<T>;

    fn deref(&self) -> &CallMap<T> {
        &self.calls
    }
}

impl<T> Drop for LimitedCalls<T> {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(places: &[Arc<Places>]) -> Vec<usize> {
        places.iter().map(|places| places.taken.load(Ordering::Relaxed)).collect()
    }

    #[test]
    fn each_connection_has_its_own_and_what_is_beyond_has_a_place_in_all() {
        let both = vec![Arc::new(Places::new(2)), Arc::new(Places::new(3))];
        let mut one = LimitedCalls::within(both.clone());
        assert!(one.insert(1, ()) && one.insert(2, ()) && one.insert(3, ()));
        assert!(!one.insert(4, ()), "beyond the first limit");
        assert_eq!((one.len(), taken(&both)), (3, vec![2, 2]));
        let mut other = LimitedCalls::within(both[1..].to_vec());
        assert!(other.insert(1, ()) && other.insert(2, ()));
        assert!(!other.insert(3, ()), "beyond the second");
        // Whichever of them ends, one that is left does not count.
        assert!(one.remove(1).is_some() && one.remove(9).is_none());
        assert_eq!(taken(&both), [1, 2]);
        assert!(other.insert(3, ()));
        one.insert_running(1, ());
        assert_eq!(taken(&both), [2, 4], "it runs already");
        drop((one, other));
        assert_eq!(taken(&both), [0, 0]);
    }

    #[test]
    fn a_place_is_free_again_when_it_is_dropped() {
        let places = Arc::new(Places::new(1));
        let place = places.place();
        assert!(place.is_some() && places.place().is_none());
        drop(place);
        assert!(places.place().is_some());
    }
}
