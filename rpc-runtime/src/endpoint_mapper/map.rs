//! The entries of an endpoint mapper, in the order in which they came.

use std::sync::Arc;

use uuid::Uuid;

use super::Entry;
use super::entry::annotation;
use super::tower::Tower;
use crate::error::{Error, Result};
use crate::management::InterfaceId;
use crate::status::Status;
use crate::syntax_id::SyntaxId;

/// The map.
pub(super) struct Map {
    /// In the order of their numbers.
    entries: Vec<Stored>,
    /// The next entry's number, and the next registration's.
    next: u64,
    /// How many entries there may be.
    pub(super) most: usize,
}

/// Who added an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Owner {
    /// The mapper's own program.
    Program,
    /// A peer, with `ept_insert`.
    Peer,
    /// A server that is registered, as long as it is.
    Registration(u64),
}

/// An entry.
#[derive(Debug)]
pub(super) struct Stored {
    number: u64,
    owner: Owner,
    pub(super) object: Uuid,
    pub(super) annotation: [u8; 64],
    /// The tower.
    pub(super) octets: Arc<[u8]>,
    key: Key,
}

/// What is told of an entry that was found.
pub(super) struct Found {
    pub(super) object: Uuid,
    pub(super) annotation: [u8; 64],
    pub(super) octets: Arc<[u8]>,
}

/// What an entry is found by.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Key {
    interface: SyntaxId,
    transfer: Option<SyntaxId>,
    protocols: Vec<u8>,
}

impl Key {
    /// The key of a tower, if that has an interface.
    pub(super) fn of(tower: &Tower) -> Option<Key> {
        let interface = tower.interface()?;
        let (transfer, protocols) = (tower.transfer_syntax(), tower.protocols());
        Some(Key { interface, transfer, protocols })
    }

    /// Whether an entry of this key is what a client of the other one looks for.
    pub(super) fn serves(&self, client: &Key) -> bool {
        self.interface.accepts(&client.interface)
            && self.transfer == client.transfer
            && self.protocols == client.protocols
    }
}

/// What a lookup is for (C706 appendix O, `ept_lookup`).
pub(super) struct Inquiry {
    interface: Option<(SyntaxId, u32)>,
    object: Option<Uuid>,
}

impl Inquiry {
    /// The inquiry, if it is one: what its type says has to be there, and a version option among the five.
    pub(super) fn new(
        kind: u32,
        object: Option<&Uuid>,
        interface: Option<&InterfaceId>,
        versions: u32,
    ) -> Option<Inquiry> {
        let interface = match kind & 1 {
            0 => None,
            _ => Some((SyntaxId::from(*interface?), versions)),
        };
        let is_known = kind <= 3 && (interface.is_none() || matches!(versions, 1..=5));
        let object = if kind & 2 == 0 { None } else { Some(*object?) };
        is_known.then_some(Inquiry { interface, object })
    }

    pub(super) fn is_for(&self, stored: &Stored) -> bool {
        let there = stored.key.interface;
        let version = |of: SyntaxId| (of.major, of.minor);
        self.object.is_none_or(|object| object == stored.object)
            && self.interface.is_none_or(|(asked, versions)| {
                asked.uuid == there.uuid
                    && match versions {
                        1 => true,
                        2 => there.accepts(&asked),
                        3 => version(there) == version(asked),
                        4 => there.major == asked.major,
                        _ => version(there) <= version(asked),
                    }
            })
    }
}

impl Stored {
    pub(super) fn serves(&self, client: &Key) -> bool {
        self.key.serves(client)
    }
}

impl Map {
    pub(super) fn new(most: usize) -> Map {
        Map { entries: Vec::new(), next: 1, most }
    }

    pub(super) fn entries(&self) -> &[Stored] {
        &self.entries
    }

    /// A number for a registration.
    pub(super) fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Adds entries: all of them, or none. One that its owner has already is only annotated anew.
    pub(super) fn insert(&mut self, owner: Owner, replace: bool, entries: &[Entry]) -> Result<()> {
        let mut new = Vec::new();
        new.try_reserve_exact(entries.len()).map_err(|_| Error::out_of_memory())?;
        for entry in entries {
            let key = Key::of(&entry.tower).ok_or_else(|| {
                let what = "a tower without an interface; expected that as its first floor";
                Error::from_static(Status::INVALID_ARG, what)
            })?;
            let octets = entry.tower.to_bytes()?.into();
            let (object, annotation) =
                (entry.object.unwrap_or_default(), annotation(&entry.annotation));
            new.push(Stored { number: 0, owner, object, annotation, octets, key });
        }
        if replace {
            self.remove(|old| {
                old.owner == owner
                    && new.iter().any(|new| new.object == old.object && new.key == old.key)
            });
        }
        new.retain(|new| {
            let same = |old: &&mut Stored| {
                old.owner == owner && old.object == new.object && old.octets == new.octets
            };
            match self.entries.iter_mut().find(same) {
                Some(old) => {
                    old.annotation = new.annotation;
                    false
                }
                None => true,
            }
        });
        if new.len() > self.most.saturating_sub(self.entries.len()) {
            let what = "the endpoint map is full; expected fewer entries (`Mapper::max_entries`)";
            return Err(Error::from_static(Status::OUT_OF_RESOURCES, what));
        }
        self.entries.try_reserve(new.len()).map_err(|_| Error::out_of_memory())?;
        for mut stored in new {
            stored.number = self.number();
            self.entries.push(stored);
        }
        Ok(())
    }

    /// Removes entries. Returns how many.
    pub(super) fn remove(&mut self, which: impl Fn(&Stored) -> bool) -> usize {
        let before = self.entries.len();
        self.entries.retain(|stored| !which(stored));
        before - self.entries.len()
    }

    /// Removes what an owner added, if it is this.
    pub(super) fn remove_of(&mut self, owner: Owner, which: impl Fn(&Stored) -> bool) -> usize {
        self.remove(|stored| stored.owner == owner && which(stored))
    }

    /// Appends entries that come behind a number, up to a length of the list. Returns the last one's number.
    pub(super) fn find(
        &self,
        behind: u64,
        most: usize,
        found: &mut Vec<Found>,
        which: impl Fn(&Stored) -> bool,
    ) -> Result<u64> {
        let start = self.entries.partition_point(|stored| stored.number <= behind);
        let mut last = behind;
        for stored in self.entries[start..].iter().filter(|stored| which(stored)) {
            if found.len() >= most {
                break;
            }
            found.try_reserve(1).map_err(|_| Error::out_of_memory())?;
            let (object, annotation) = (stored.object, stored.annotation);
            found.push(Found { object, annotation, octets: stored.octets.clone() });
            last = stored.number;
        }
        Ok(last)
    }
}
