//! Which referent ids stand for what, in one call.

use core::any::TypeId;
use core::fmt;
use core::hash::{BuildHasherDefault, Hasher};
use core::ptr::NonNull;
use std::collections::{HashMap, HashSet};

use crate::ndr::{Expected, NdrError};
use crate::status::Status;

/// What a decoder has met, by id.
///
/// Whichever ids a peer chooses, each costs about the same: those that follow one another, as encoders choose
/// them, are found by their place, and others in a table with a random key.
#[derive(Default)]
pub struct Received {
    entries: Vec<Entry>,
    /// The types of pointers that were met: few.
    types: Vec<Kind>,
    /// The first id, from which places are counted.
    first: u64,
    /// The number of an id's entry, by its distance from the first in steps of [`STEP`]; one more, because 0 is none.
    places: Vec<u32>,
    others: HashMap<u64, u32>,
}

/// How far apart the ids are that encoders give out.
const STEP: u64 = 4;

struct Kind {
    /// The pointer's type, without lifetimes.
    ty: TypeId,
    /// Gives up the table's share in what such a pointer points to.
    release: Option<unsafe fn(NonNull<()>)>,
}

struct Entry {
    /// Where the pointee stands in the stub: a pointer that is read there is the first.
    at: usize,
    kind: u32,
    state: State,
}

#[derive(Clone, Copy)]
enum State {
    /// A checking walk was there.
    Walked,
    /// It is being made, and cannot be pointed to.
    Making,
    Made(NonNull<()>),
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
    /// What an entry costs, in bytes.
    pub(crate) const COST: usize = size_of::<Entry>() + size_of::<[u32; 8]>();

    /// The place of an id, if it is near to those that were met: so the places take no more memory than
    /// the entries.
    #[inline]
    fn place(&self, id: u64) -> Option<usize> {
        let distance = id.checked_sub(self.first).filter(|distance| distance % STEP == 0)?;
        let place = usize::try_from(distance / STEP).ok()?;
        (place < 4 * self.entries.len() + 64).then_some(place)
    }

    #[inline]
    fn find(&self, id: u64) -> Option<usize> {
        let near = self.place(id).and_then(|place| self.places.get(place)).copied().unwrap_or(0);
        let number = match near {
            // It may have been far when it came.
            0 if self.others.is_empty() => 0,
            0 => self.others.get(&id).copied().unwrap_or(0),
            near => near,
        };
        (number as usize).checked_sub(1)
    }

    fn insert(&mut self, id: u64, ty: TypeId, at: usize, state: State) {
        if self.entries.is_empty() {
            self.first = id;
        }
        let kind = match self.types.iter().position(|known| known.ty == ty) {
            Some(kind) => kind,
            None => {
                self.types.push(Kind { ty, release: None });
                self.types.len() - 1
            }
        };
        self.entries.push(Entry { at, kind: kind as u32, state });
        let number = self.entries.len() as u32;
        match self.place(id) {
            Some(place) => {
                if self.places.len() <= place {
                    self.places.resize((place + 1).next_power_of_two(), 0);
                }
                self.places[place] = number;
            }
            None => drop(self.others.insert(id, number)),
        }
    }

    fn check_type(&self, entry: &Entry, ty: TypeId, at: usize) -> Result<(), NdrError> {
        match self.types[entry.kind as usize].ty == ty {
            true => Ok(()),
            false => Err(NdrError::new(at, ANOTHER_TYPE)),
        }
    }

    /// Looks an id up in a checking walk: whether the pointee follows at `at`.
    pub(crate) fn walk(&mut self, id: u64, ty: TypeId, at: usize) -> Result<bool, NdrError> {
        let Some(known) = self.find(id) else {
            self.insert(id, ty, at, State::Walked);
            return Ok(true);
        };
        let entry = &self.entries[known];
        self.check_type(entry, ty, at)?;
        Ok(entry.at == at)
    }

    /// Looks an id up when values are made.
    pub(crate) fn arrive(&mut self, id: u64, ty: TypeId, at: usize) -> Result<Arrival, NdrError> {
        let Some(known) = self.find(id) else {
            self.insert(id, ty, at, State::Making);
            return Ok(Arrival::First);
        };
        let entry = &self.entries[known];
        self.check_type(entry, ty, at)?;
        match entry.state {
            State::Made(pointer) => Ok(Arrival::Again(pointer)),
            State::Walked if entry.at == at => {
                self.entries[known].state = State::Making;
                Ok(Arrival::First)
            }
            State::Walked | State::Making => Err(NdrError::new(at, CYCLE)),
        }
    }

    /// Keeps what an id stands for, which is of the type that `arrive` was told.
    ///
    /// # Safety
    /// `release`, if there is one, must be callable with `pointer` once, in any thread; it is the same for
    /// all pointers of a type.
    pub(crate) unsafe fn made(
        &mut self,
        id: u64,
        pointer: NonNull<()>,
        release: Option<unsafe fn(NonNull<()>)>,
    ) {
        if let Some(known) = self.find(id) {
            let entry = &mut self.entries[known];
            entry.state = State::Made(pointer);
            self.types[entry.kind as usize].release = release;
        }
    }

    /// The ids that stand for something, with what they stand for.
    fn known(&self) -> impl Iterator<Item = (u64, NonNull<()>)> {
        let near = self.places.iter().enumerate().map(|(place, number)| {
            // Where there is no entry, there may be no such id.
            (self.first.wrapping_add(STEP.wrapping_mul(place as u64)), *number)
        });
        let all = near.chain(self.others.iter().map(|(id, number)| (*id, *number)));
        all.filter_map(|(id, number)| {
            let known = (number as usize).checked_sub(1)?;
            match self.entries[known].state {
                State::Made(pointer) => Some((id, pointer)),
                State::Walked | State::Making => None,
            }
        })
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
        if self.types.iter().all(|kind| kind.release.is_none()) {
            return;
        }
        for entry in &self.entries {
            if let State::Made(pointer) = entry.state
                && let Some(release) = self.types[entry.kind as usize].release
            {
                // SAFETY: as `made` was promised, and the table ends here.
                unsafe { release(pointer) };
            }
        }
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Received({} ids)", self.entries.len())
    }
}

/// What an encoder has sent, by address.
#[derive(Default)]
pub(crate) struct Sent {
    things: HashMap<usize, Thing, BuildHasherDefault<AddressHasher>>,
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
        for (id, pointer) in received.known() {
            let thing = Thing { id, written: false };
            sent.things.insert(pointer.as_ptr().addr(), thing);
            sent.taken.insert(id);
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

/// Addresses are this program's own, and no peer's to choose. What is near in memory is near in the table
/// too; the bits that tell neighbours apart there are a product's.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    #[inline]
    fn write_usize(&mut self, address: usize) {
        let address = self.0 ^ address as u64;
        let product = address.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = address >> 4 & (u64::MAX >> 7) | product & !(u64::MAX >> 7);
    }
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sent({} things)", self.things.len())
    }
}
