//! The pointees that a decoder has met through full pointers.

use core::any::TypeId;
use core::fmt;
use core::marker::PhantomData;
use core::ptr::NonNull;
use std::collections::HashMap;

use super::ids_out::Taken;
use super::mark::Mark;
use crate::ndr::{Flaw, Ndr, NdrError, NdrResult};
use crate::status::Status;

/// A decoder's table: pointees, by id.
///
/// Whichever ids a peer chooses, each costs about the same: ids that follow one another, as encoders choose
/// them, are found by their place in a list, and others in a map with a random key.
pub struct Received<'m, A> {
    /// By an id's distance from the first, in steps of [`STEP`].
    near: Vec<Entry>,
    first: u64,
    far: HashMap<u64, (Entry, u16)>,
    entries: usize,
    /// The types of pointers that were met: few, and mostly one.
    kinds: Vec<Kind>,
    /// For each entry in `near`, the index of its type in `kinds`, once there is more than one type.
    kinds_near: Vec<u16>,
    /// Where in the stub the pointee of an id begins: of ids whose pointers have counts, and of all ids once
    /// there will be a second walk.
    firsts: HashMap<u64, usize>,
    /// There will be a second walk.
    late: bool,
    /// The height of owned pointees, by id, as a walk found it.
    heights: HashMap<u64, usize>,
    /// The least depth that was left below the pointee that is being read: a decoder counts the depth down.
    pub(crate) lowest: usize,
    /// The pointees live for `'m`, or were allocated by an `A`. Invariant in `'m`: types are compared without
    /// their lifetimes, which is right only as long as the table has one `'m`.
    _shares: PhantomData<(Invariant<'m>, A)>,
}

/// A type that is invariant in `'m`, so that no other lifetime can stand for `'m`.
type Invariant<'m> = fn(&'m ()) -> &'m ();

/// The distance between the ids that encoders give out.
const STEP: u64 = 4;

/// A type of full pointers.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// The pointer's type, without lifetimes, with the attributes that decide on the pointee's wire form.
    ty: TypeId,
    /// The lifetimes of the pointee's type, as `Lifetimes::parts`.
    lifetimes: u64,
    /// Whether there are counts, or a discriminant, to be compared at each pointer.
    counted: bool,
    /// Drops the table's share in the pointee of such a pointer.
    release: Option<unsafe fn(NonNull<Mark>)>,
}

const UNKNOWN_LIFETIMES: &str = "[PTR-16] a full pointer to a type whose lifetimes are not known: put it into a structure \
    with `#[derive(Ndr)]`, or, if it has none, say so in its `Ndr` impl: \
    `const LIFETIMES: Option<Lifetimes<Self>> = Some(Lifetimes::none());`";

impl Kind {
    /// The kind of the pointers `P` to a `T` at the level `L`, where `F` decides on the wire form.
    #[inline(always)]
    pub(crate) fn of<P, T: Ndr<L>, L, F>(
        counted: bool,
        release: Option<unsafe fn(NonNull<Mark>)>,
    ) -> Kind {
        let lifetimes = const {
            match T::LIFETIMES {
                Some(lifetimes) => lifetimes.parts(),
                None => panic!("{}", UNKNOWN_LIFETIMES),
            }
        };
        Kind { ty: typeid::of::<(P, F)>(), lifetimes, counted, release }
    }

    #[inline(always)]
    fn is(&self, other: &Kind) -> bool {
        self.ty == other.ty && self.lifetimes == other.lifetimes
    }
}

/// What is known of an id, in one word: the stage is in the two lower bits, which addresses leave free.
#[derive(Clone, Copy)]
struct Entry(*mut Mark);

#[derive(Clone, Copy)]
enum Stage {
    /// There is no such id.
    Unknown,
    /// A dry run was there: the pointee stands at this offset in the stub, and a pointer that is read
    /// there is the first.
    Walked(usize),
    /// It is being made.
    Making,
    Made(NonNull<Mark>),
}

impl Entry {
    const UNKNOWN: Entry = Entry(core::ptr::null_mut());
    const MAKING: Entry = Entry(core::ptr::without_provenance_mut(2));

    /// `None` if the offset is beyond any message.
    const fn walked(at: usize) -> Option<Entry> {
        if at > usize::MAX >> 2 {
            return None;
        }
        Some(Entry(core::ptr::without_provenance_mut(at << 2 | 1)))
    }

    const fn made(pointee: NonNull<Mark>) -> Entry {
        Entry(pointee.as_ptr())
    }

    #[inline(always)]
    const fn is_known(self) -> bool {
        !self.0.is_null()
    }

    #[inline(always)]
    fn stage(self) -> Stage {
        const { assert!(align_of::<Mark>() >= 4) };
        match (self.0.addr() & 3, NonNull::new(self.0)) {
            (_, None) => Stage::Unknown,
            (0, Some(pointee)) => Stage::Made(pointee),
            (1, _) => Stage::Walked(self.0.addr() >> 2),
            _ => Stage::Making,
        }
    }
}

// SAFETY: the pointees that the table shares in, or gives out again, are `Send` and `Sync`, as `made`
// demands; the rest is not touched.
unsafe impl<A> Send for Received<'_, A> {}
// SAFETY: as above; a shared table gives out addresses alone.
unsafe impl<A> Sync for Received<'_, A> {}

/// Where the entry of an id is.
#[derive(Clone, Copy)]
pub(crate) enum Where {
    Near(usize),
    Far(u64),
}

/// What a full pointer's id means where it is read.
pub(crate) enum Arrival {
    /// Nothing yet: the pointee follows, and is to be kept in this place.
    First(Where),
    /// The pointee, which was made before.
    Again(NonNull<Mark>),
}

impl<A> Default for Received<'_, A> {
    fn default() -> Self {
        Received {
            near: Vec::new(),
            first: 0,
            far: HashMap::new(),
            entries: 0,
            kinds: Vec::new(),
            kinds_near: Vec::new(),
            firsts: HashMap::new(),
            late: false,
            heights: HashMap::new(),
            lowest: usize::MAX,
            _shares: PhantomData,
        }
    }
}

impl<A> Received<'_, A> {
    /// What an entry costs at most, in bytes: there may be twice as many places as entries, and room for as
    /// many again; and as much for where it was met, and its height.
    pub(crate) const COST: usize = 8 * size_of::<(Entry, u16)>();

    /// The place that an id has in `near`, if it is a multiple of [`STEP`] from the first id.
    #[inline(always)]
    fn place(&self, id: u64) -> Option<usize> {
        let distance = id.wrapping_sub(self.first);
        let place = usize::try_from(distance / STEP).ok()?;
        distance.is_multiple_of(STEP).then_some(place)
    }

    /// The entry of an id, where it is, and the index of its kind.
    fn find(&self, id: u64) -> Option<(Where, Entry, u16)> {
        if let Some(place) = self.place(id)
            && let Some(entry) = self.near.get(place)
            && entry.is_known()
        {
            let kind = self.kinds_near.get(place).copied().unwrap_or(0);
            return Some((Where::Near(place), *entry, kind));
        }
        // The id may have been too far from the first one when it came.
        self.far.get(&id).map(|(entry, kind)| (Where::Far(id), *entry, *kind))
    }

    /// Adds an id that was not known. `None` if there is no memory for it.
    fn insert(&mut self, id: u64, kind: Kind, entry: Entry) -> Option<Where> {
        let kind = self.kind(kind)?;
        if self.entries == 0 {
            self.first = id;
        }
        // The list may have the place already. It grows to few more places than there are ids.
        let room = self.near.len().max(2 * self.entries + 64);
        let place = match self.place(id).filter(|place| *place < room) {
            Some(place) => {
                // With some places to spare, so that most ids find theirs.
                let end = self.near.len().max(place + 64);
                self.near.try_reserve(end - self.near.len()).ok()?;
                if self.kinds.len() > 1 {
                    self.kinds_near.try_reserve(end - self.kinds_near.len()).ok()?;
                    self.kinds_near.resize(end, 0);
                    self.kinds_near[place] = kind;
                }
                self.near.resize(end, Entry::UNKNOWN);
                self.near[place] = entry;
                Where::Near(place)
            }
            None => {
                self.far.try_reserve(1).ok()?;
                self.far.insert(id, (entry, kind));
                Where::Far(id)
            }
        };
        self.entries += 1;
        Some(place)
    }

    /// The index of a kind, which is added if it is new.
    fn kind(&mut self, kind: Kind) -> Option<u16> {
        let known = self.kinds.iter().position(|known| known.is(&kind));
        let number = match known {
            Some(number) => number,
            None => {
                self.kinds.try_reserve(1).ok()?;
                self.kinds.push(kind);
                self.kinds.len() - 1
            }
        };
        u16::try_from(number).ok()
    }

    /// Looks an id up in a dry run: whether the pointee follows at `at`.
    pub(crate) fn walk(&mut self, id: u64, kind: Kind, at: usize) -> NdrResult<bool> {
        let Some((_, entry, number)) = self.find(id) else {
            let entry = Entry::walked(at).and_then(|entry| self.insert(id, kind, entry));
            return entry.map(|_| true).ok_or(NdrError::new(at, NO_MEMORY));
        };
        self.check_type(number, kind, at)?;
        Ok(self.first_of(id, entry) == Some(at))
    }

    fn first_of(&self, id: u64, entry: Entry) -> Option<usize> {
        match entry.stage() {
            Stage::Walked(first) => Some(first),
            _ => self.firsts.get(&id).copied(),
        }
    }

    /// Where the pointee of an id begins, if that is kept.
    pub(crate) fn first(&self, id: u64) -> Option<usize> {
        self.find(id).and_then(|(_, entry, _)| self.first_of(id, entry))
    }

    /// Keeps from now on where ids are met first, for a walk that comes after the values were made.
    pub(crate) fn keep_firsts(&mut self) {
        self.late = true;
    }

    /// The height of a pointee that is still being read.
    pub(crate) const BEING_READ: usize = usize::MAX;

    /// The height of an id's pointee, as a walk found it.
    pub(crate) fn height(&self, id: u64, at: usize) -> NdrResult<usize> {
        match self.heights.get(&id).copied() {
            Some(Self::BEING_READ) => Err(NdrError::new(at, CYCLE)),
            height => Ok(height.unwrap_or(0)),
        }
    }

    /// Keeps the height of an id's pointee. `None` if there is no memory for it.
    pub(crate) fn set_height(&mut self, id: u64, height: usize) -> Option<()> {
        self.heights.try_reserve(1).ok()?;
        self.heights.insert(id, height);
        Some(())
    }

    /// Looks an id up when values are made.
    #[inline(always)]
    pub(crate) fn arrive(&mut self, id: u64, kind: Kind, at: usize) -> NdrResult<Arrival> {
        let distance = id.wrapping_sub(self.first);
        // The usual case: the next id, and the only type so far.
        if distance.is_multiple_of(STEP)
            && let Ok(place) = usize::try_from(distance / STEP)
            && let Some(entry) = self.near.get_mut(place)
            && !entry.is_known()
            && self.far.is_empty()
            && !self.late
            && !kind.counted
            && let [only] = &self.kinds[..]
            && only.is(&kind)
        {
            *entry = Entry::MAKING;
            self.entries += 1;
            return Ok(Arrival::First(Where::Near(place)));
        }
        self.arrive_any(id, kind, at)
    }

    #[inline(never)]
    fn arrive_any(&mut self, id: u64, kind: Kind, at: usize) -> NdrResult<Arrival> {
        let Some((place, entry, number)) = self.find(id) else {
            let place = self.insert(id, kind, Entry::MAKING);
            let place = place.and_then(|place| self.met(id, kind, at).map(|()| place));
            return place.map(Arrival::First).ok_or(NdrError::new(at, NO_MEMORY));
        };
        self.check_type(number, kind, at)?;
        match entry.stage() {
            Stage::Made(pointee) => Ok(Arrival::Again(pointee)),
            Stage::Walked(first) if first == at => {
                self.set(place, Entry::MAKING);
                self.met(id, kind, at).ok_or(NdrError::new(at, NO_MEMORY))?;
                Ok(Arrival::First(place))
            }
            _ => Err(NdrError::new(at, CYCLE)),
        }
    }

    /// Keeps where an id was met first, if that has to be known. `None` if there is no memory for it.
    fn met(&mut self, id: u64, kind: Kind, at: usize) -> Option<()> {
        if self.late || kind.counted {
            self.firsts.try_reserve(1).ok()?;
            self.firsts.insert(id, at);
        }
        Some(())
    }

    fn check_type(&self, number: u16, kind: Kind, at: usize) -> NdrResult<()> {
        match self.kinds[usize::from(number)].is(&kind) {
            true => Ok(()),
            false => Err(NdrError::new(at, ANOTHER_TYPE)),
        }
    }

    #[inline(always)]
    fn set(&mut self, place: Where, entry: Entry) {
        let known = match place {
            Where::Near(place) => self.near.get_mut(place),
            Where::Far(id) => self.far.get_mut(&id).map(|(entry, _)| entry),
        };
        if let Some(known) = known {
            *known = entry;
        }
    }

    /// Keeps the pointee of an id. It has the type that `arrive` was told.
    ///
    /// # Safety
    /// `pointee` must be alive for `'m`, or until the kind's `release` is called with it, which must be
    /// possible once, in any thread. It must be `Send` and `Sync`. `place` must come from this table's
    /// `arrive`, for this pointee alone.
    #[inline(always)]
    pub(crate) unsafe fn made(&mut self, place: Where, pointee: NonNull<Mark>) {
        self.set(place, Entry::made(pointee));
    }

    /// The same, where the user's code has run since `arrive`, and may have put another table in the place of
    /// this one. Returns whether the pointee is kept.
    ///
    /// # Safety
    /// As [`Received::made`], but for `place`.
    pub(crate) unsafe fn made_since(
        &mut self,
        place: Where,
        kind: Kind,
        pointee: NonNull<Mark>,
    ) -> bool {
        let known = match place {
            Where::Near(place) => self
                .near
                .get_mut(place)
                .map(|entry| (entry, self.kinds_near.get(place).copied().unwrap_or(0))),
            Where::Far(id) => self.far.get_mut(&id).map(|(entry, number)| (entry, *number)),
        };
        match known {
            Some((entry, number))
                if matches!(entry.stage(), Stage::Making)
                    && self.kinds.get(usize::from(number)).is_some_and(|known| known.is(&kind)) =>
            {
                *entry = Entry::made(pointee);
                true
            }
            _ => false,
        }
    }

    /// The pointees that were made: the id, the pointee, and the index of its kind.
    fn all_made(&self) -> impl Iterator<Item = (u64, NonNull<Mark>, u16)> {
        let near = self.near.iter().enumerate().map(|(place, entry)| {
            let kind = self.kinds_near.get(place).copied().unwrap_or(0);
            (self.first.wrapping_add(STEP.wrapping_mul(place as u64)), *entry, kind)
        });
        let far = self.far.iter().map(|(id, (entry, kind))| (*id, *entry, *kind));
        near.chain(far).filter_map(|(id, entry, kind)| match entry.stage() {
            Stage::Made(pointee) => Some((id, pointee, kind)),
            _ => None,
        })
    }
}

impl<A> Taken for Received<'_, A> {
    fn each(&self, each: &mut dyn FnMut(u64, NonNull<Mark>) -> Option<()>) -> Option<()> {
        self.all_made().try_for_each(|(id, pointee, _)| each(id, pointee))
    }

    fn has(&self, id: u64) -> bool {
        self.find(id).is_some()
    }
}

const NO_MEMORY: &Flaw = &Flaw(
    Status::OUT_OF_MEMORY,
    "no memory for the table of full pointers",
    "less of them, or a higher limit",
);
const ANOTHER_TYPE: &Flaw = &Flaw(
    Status::BAD_STUB_DATA,
    "[PTR-16] one referent id for things of two types",
    "an id for each",
);
const CYCLE: &Flaw = &Flaw(
    Status::BAD_STUB_DATA,
    "[PTR-16] full pointers in a cycle",
    "none: what is owned together cannot own itself",
);

impl<A> Drop for Received<'_, A> {
    fn drop(&mut self) {
        if self.kinds.iter().all(|kind| kind.release.is_none()) {
            return;
        }
        for (_, pointee, kind) in self.all_made() {
            if let Some(release) = self.kinds[usize::from(kind)].release {
                // SAFETY: as `made` was promised, and the table ends here.
                unsafe { release(pointee) };
            }
        }
    }
}

impl<A> fmt::Debug for Received<'_, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Received({} ids)", self.entries)
    }
}
