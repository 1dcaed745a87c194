//! Which referent ids stand for what, in one call.

use core::any::TypeId;
use core::fmt;
use core::ptr::NonNull;
use std::collections::{HashMap, HashSet};

use crate::ndr::{Expected, NdrError};
use crate::status::Status;

/// What a decoder has met, by id.
///
/// Ids are the peer's, and hashed with a random key: whichever it chooses, each costs the same.
#[derive(Default)]
pub struct Received(HashMap<u64, Entry>);

struct Entry {
    /// The pointer's type, without lifetimes.
    ty: TypeId,
    /// Where the pointee stands in the stub: a pointer that is read there is the first.
    at: usize,
    state: State,
}

enum State {
    /// A checking walk was there.
    Walked,
    /// It is being made, and cannot be pointed to.
    Making,
    Made {
        pointer: NonNull<()>,
        /// Gives up the table's share in it.
        release: Option<unsafe fn(NonNull<()>)>,
    },
}

// SAFETY: what the table shares in is `Send` and `Sync`, as `made` demands; the rest is not touched.
unsafe impl Send for Received {}
// SAFETY: as above; a shared table gives out addresses alone.
unsafe impl Sync for Received {}

/// What a full pointer's id means where it is read.
pub(crate) enum Arrival {
    /// Nothing yet: the pointee follows.
    First,
    /// What was made before.
    Again(NonNull<()>),
}

impl Received {
    /// Looks an id up in a checking walk: whether the pointee follows at `at`.
    pub(crate) fn walk(&mut self, id: u64, ty: TypeId, at: usize) -> Result<bool, NdrError> {
        let entry = self.0.entry(id).or_insert(Entry { ty, at, state: State::Walked });
        if entry.ty != ty {
            return Err(NdrError::new(at, ANOTHER_TYPE));
        }
        Ok(entry.at == at)
    }

    /// Looks an id up when values are made.
    pub(crate) fn arrive(&mut self, id: u64, ty: TypeId, at: usize) -> Result<Arrival, NdrError> {
        let making = Entry { ty, at, state: State::Making };
        let Some(entry) = self.0.get_mut(&id) else {
            self.0.insert(id, making);
            return Ok(Arrival::First);
        };
        if entry.ty != ty {
            return Err(NdrError::new(at, ANOTHER_TYPE));
        }
        match entry.state {
            State::Made { pointer, .. } => Ok(Arrival::Again(pointer)),
            State::Walked if entry.at == at => {
                entry.state = State::Making;
                Ok(Arrival::First)
            }
            State::Walked | State::Making => Err(NdrError::new(at, CYCLE)),
        }
    }

    /// Keeps what an id stands for, which is of the type that `arrive` was told.
    ///
    /// # Safety
    /// `release`, if there is one, must be callable with `pointer` once, in any thread.
    pub(crate) unsafe fn made(
        &mut self,
        id: u64,
        pointer: NonNull<()>,
        release: Option<unsafe fn(NonNull<()>)>,
    ) {
        if let Some(entry) = self.0.get_mut(&id) {
            entry.state = State::Made { pointer, release };
        }
    }
}

const ANOTHER_TYPE: &Expected =
    &Expected(Status::BAD_STUB_DATA, "[PTR-16] an id that stands for one type of thing");
const CYCLE: &Expected = &Expected(
    Status::BAD_STUB_DATA,
    "[PTR-16] full pointers without a cycle: what is owned together cannot own itself",
);

impl Drop for Received {
    fn drop(&mut self) {
        for entry in self.0.values() {
            if let State::Made { pointer, release: Some(release) } = entry.state {
                // SAFETY: as `made` was promised, and the table ends here.
                unsafe { release(pointer) };
            }
        }
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Received({} ids)", self.0.len())
    }
}

/// What an encoder has sent, by address.
#[derive(Default)]
pub(crate) struct Sent {
    things: HashMap<usize, Thing>,
    /// Ids that stand for something already, as they came from the peer.
    taken: HashSet<u64>,
    /// Keeps what they stand for where it is.
    _received: Option<Box<Received>>,
}

struct Thing {
    id: u64,
    written: bool,
}

impl Sent {
    /// A table in which what was received keeps its id: a reply points to what the request brought.
    pub(crate) fn knowing(received: Box<Received>) -> Sent {
        let mut sent = Sent::default();
        for (id, entry) in &received.0 {
            if let State::Made { pointer, .. } = entry.state {
                let thing = Thing { id: *id, written: false };
                sent.things.insert(pointer.as_ptr().addr(), thing);
                sent.taken.insert(*id);
            }
        }
        sent._received = Some(received);
        sent
    }

    /// The id of what is at an address: its own, or `fresh` until that stands for nothing else.
    pub(crate) fn id(&mut self, address: usize, mut fresh: impl FnMut() -> u32) -> u64 {
        let Sent { things, taken, .. } = self;
        let thing = things.entry(address).or_insert_with(|| {
            let id = core::iter::repeat_with(|| u64::from(fresh())).find(|id| !taken.contains(id));
            // There are fewer things in memory than ids.
            Thing { id: id.unwrap_or(u64::MAX), written: false }
        });
        thing.id
    }

    /// Whether what is at an address has still to be written; from now on it has not.
    pub(crate) fn is_first(&mut self, address: usize) -> bool {
        let thing = self.things.get_mut(&address);
        thing.is_some_and(|thing| !core::mem::replace(&mut thing.written, true))
    }
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sent({} things)", self.things.len())
    }
}
