//! The context handles of an association group. A handle is a number that cannot be guessed, the place of its value, and
//! how often that place was used before: so it is found without a search, and a handle that was closed is not found.

use core::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use super::rundown::Rundown;
use crate::context::{Cell, Kept};
use crate::error::{Error, Result};
use crate::interface::Interface;
use crate::parameters::WireHandle;
use crate::security::Authentication;
use crate::status::Status;

/// How many handles there may be, and how many there are.
#[derive(Debug)]
pub(in crate::server) struct HandleLimits {
    /// In an association group.
    pub(in crate::server) each: usize,
    /// In all of an IP address.
    pub(in crate::server) of_address: usize,
    /// In all of them together.
    pub(in crate::server) all: usize,
    pub(super) open: AtomicUsize,
    /// How many contexts were run down.
    run_down: AtomicU64,
}

impl HandleLimits {
    pub(in crate::server) fn new(each: usize, of_address: usize, all: usize) -> HandleLimits {
        let (open, run_down) = (AtomicUsize::new(0), AtomicU64::new(0));
        HandleLimits { each, of_address, all, open, run_down }
    }

    /// Counts a context that was run down.
    pub(super) fn add_run_down(&self) {
        self.run_down.fetch_add(1, Ordering::Relaxed);
    }

    /// How many contexts were run down.
    pub(in crate::server) fn run_down(&self) -> u64 {
        self.run_down.load(Ordering::Relaxed)
    }

    /// How many handles are open.
    pub(in crate::server) fn open(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }
}

/// The context handles of an association group.
pub(in crate::server) struct ContextTable {
    /// A part of each handle: handles of other groups, and of a server that ran before, are none here.
    nonce: u64,
    slots: Mutex<Slots>,
    limits: Arc<HandleLimits>,
    /// How many its address has open.
    of_address: Arc<AtomicUsize>,
    pub(super) rundown: Rundown,
}

#[derive(Default)]
struct Slots {
    slots: Vec<Slot>,
    free: Vec<u32>,
    /// The group is gone: nothing is opened any more.
    is_over: bool,
}

struct Slot {
    /// How often the slot was used before, and once more.
    generation: u32,
    entry: Option<Entry>,
}

/// An open handle.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) of: Key,
    pub(super) cell: Cell,
    /// Whose it is.
    opener: Option<Authentication>,
}

/// Whether a client may use a handle: it is authenticated as the one who opened it, at the same level or a higher one.
fn is_of(opener: Option<&Authentication>, client: Option<&Authentication>) -> bool {
    match (opener, client) {
        (None, None) => true,
        (Some(opener), Some(client)) => {
            opener.is_same_account(client) && opener.level() <= client.level()
        }
        _ => false,
    }
}

/// Which handles a parameter takes: those of its interface, and of its type (`strict_context_handle`,
/// `type_strict_context_handle`).
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) interface: &'static Interface,
    /// The type's place among the interface's.
    pub(super) ty: u16,
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        self.ty == other.ty && self.interface.id == other.interface.id
    }
}

/// A handle's place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) slot: u32,
    generation: u32,
}

impl ContextTable {
    pub(in crate::server) fn new(
        nonce: u64,
        (limits, of_address): (Arc<HandleLimits>, Arc<AtomicUsize>),
        rundown: Rundown,
    ) -> ContextTable {
        ContextTable { nonce, slots: Mutex::default(), limits, of_address, rundown }
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a handle.
    ///
    /// # Errors
    /// When there are too many; when there is no memory; when the group is gone.
    pub(super) fn open(
        &self,
        of: Key,
        opener: Option<&Authentication>,
        value: Box<dyn Kept>,
    ) -> Result<Place, (Error, Box<dyn Kept>)> {
        let limits = &self.limits;
        let counts = [(&*self.of_address, limits.of_address), (&limits.open, limits.all)];
        for (i, (count, most)) in counts.into_iter().enumerate() {
            if count.fetch_add(1, Ordering::Relaxed) >= most {
                counts[..=i]
                    .iter()
                    .for_each(|(count, _)| _ = count.fetch_sub(1, Ordering::Relaxed));
                return Err((too_many(), value));
            }
        }
        let opened = self.lock().open((of, opener), value, limits.each);
        if opened.is_err() {
            self.fewer(1);
        }
        opened
    }

    /// So many are open no more.
    fn fewer(&self, handles: usize) {
        self.of_address.fetch_sub(handles, Ordering::Relaxed);
        self.limits.open.fetch_sub(handles, Ordering::Relaxed);
    }

    /// The handle for a place.
    pub(super) fn handle(&self, place: Place) -> WireHandle {
        let (high, low) = (u64::from(place.generation), u64::from(place.slot));
        WireHandle::new(Uuid::from_u64_pair(self.nonce, high << 32 | low))
    }

    /// The place of a handle that is open, and what is there, if it is this client's.
    pub(super) fn find(
        &self,
        handle: WireHandle,
        of: Key,
        client: Option<&Authentication>,
    ) -> Option<(Place, Entry)> {
        let (nonce, place) = handle.uuid()?.as_u64_pair();
        let place = Place { slot: place as u32, generation: (place >> 32) as u32 };
        let slots = self.lock();
        let slot = slots.slots.get(place.slot as usize)?;
        let is_known = nonce == self.nonce && slot.generation == place.generation;
        let entry = slot.entry.as_ref().filter(|entry| is_known && entry.of == of)?;
        is_of(entry.opener.as_ref(), client).then(|| (place, entry.clone()))
    }

    /// Forgets a handle. What is behind it is its caller's.
    pub(super) fn remove(&self, place: Place) -> Option<Entry> {
        let entry = self.lock().remove(place)?;
        self.fewer(1);
        Some(entry)
    }

    /// Ends all handles, because the last connection of the group is gone.
    pub(in crate::server) fn end(&self) {
        let slots = {
            let mut slots = self.lock();
            // With the list of those that are free: nothing is there any more.
            let over = Slots { is_over: true, ..Slots::default() };
            core::mem::replace(&mut *slots, over).slots
        };
        let cells: Vec<_> = slots.into_iter().filter_map(|slot| Some(slot.entry?.cell)).collect();
        self.fewer(cells.len());
        self.rundown.all(cells);
    }
}

impl Slots {
    fn open(
        &mut self,
        (of, opener): (Key, Option<&Authentication>),
        value: Box<dyn Kept>,
        most: usize,
    ) -> Result<Place, (Error, Box<dyn Kept>)> {
        if self.is_over {
            let what = "the client is gone";
            return Err((Error::from_static(Status::CALL_CANCELLED, what), value));
        }
        if self.slots.len() - self.free.len() >= most {
            return Err((too_many(), value));
        }
        let Some(cell) = Cell::empty() else {
            return Err((Error::out_of_memory(), value));
        };
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                // Room in both, so that nothing is needed to close one.
                let len = self.slots.len();
                let room =
                    self.slots.try_reserve(1).is_ok() && self.free.try_reserve(len + 1).is_ok();
                let Some(slot) = u32::try_from(len).ok().filter(|_| room) else {
                    return Err((Error::out_of_memory(), value));
                };
                self.slots.push(Slot { generation: 1, entry: None });
                slot
            }
        };
        cell.fill(value);
        let at = &mut self.slots[slot as usize];
        at.entry = Some(Entry { of, cell, opener: opener.cloned() });
        Ok(Place { slot, generation: at.generation })
    }

    fn remove(&mut self, place: Place) -> Option<Entry> {
        let slot = self.slots.get_mut(place.slot as usize)?;
        let entry = slot.entry.take_if(|_| slot.generation == place.generation)?;
        // A slot that was used as often as there are numbers is used no more.
        if let Some(next) = slot.generation.checked_add(1) {
            slot.generation = next;
            self.free.push(place.slot);
        }
        Some(entry)
    }
}

#[cold]
fn too_many() -> Error {
    let what = "too many context handles are open; expected the client to close some";
    Error::from_static(Status::OUT_OF_RESOURCES, what)
}

impl core::fmt::Debug for ContextTable {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let slots = self.lock();
        f.debug_struct("ContextTable")
            .field("open", &(slots.slots.len() - slots.free.len()))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Context;
    use crate::server::peers::Peers;
    use crate::syntax_id::SyntaxId;

    struct Nothing;
    impl Context for Nothing {}
    static INTERFACE: Interface = Interface {
        name: "Test",
        id: SyntaxId::NDR20,
        min_level: None,
        context_handles: &["Nothing"],
        procedures: &[],
    };
    const KEY: Key = Key { interface: &INTERFACE, ty: 0 };

    fn table(each: usize) -> ContextTable {
        let limits = Arc::new(HandleLimits::new(each, each, each));
        let rundown = Rundown::new(Arc::new(Peers::new()), limits.clone());
        ContextTable::new(7, (limits, Arc::default()), rundown)
    }

    /// Even where a package shares what it knows of a user among contexts.
    #[test]
    fn a_handle_is_not_used_below_its_level() {
        use crate::security::{AuthenticationLevel, AuthenticationService, Identity, Peer};
        let alice = Arc::new(Peer::new(Identity::new("alice", "")));
        let of = |level, peer: &Arc<Peer>| {
            Authentication::of(AuthenticationService::NTLM, level, peer.clone())
        };
        let opener = of(AuthenticationLevel::Packet, &alice);
        let again = Arc::new(Peer::clone(&alice));
        for alice in [&alice, &again] {
            assert!(is_of(Some(&opener), Some(&of(AuthenticationLevel::Privacy, alice))));
            assert!(!is_of(Some(&opener), Some(&of(AuthenticationLevel::Connect, alice))));
        }
    }

    /// The same account, by the same package, with whatever ticket and from whatever machine.
    #[test]
    fn a_handle_is_its_accounts() {
        use crate::security::{AuthenticationLevel, AuthenticationService, Identity, Peer};
        use AuthenticationService as Service;
        let of = |name: &str, pac: Option<u8>, service| {
            let authorization_data = pac.map(|pac| vec![pac]);
            let workstation = format!("{pac:?}");
            let identity = Identity { authorization_data, workstation, ..Identity::new(name, "") };
            Authentication::of(service, AuthenticationLevel::Privacy, Arc::new(Peer::new(identity)))
        };
        let same = |a: &Authentication, b| is_of(Some(a), Some(&b));
        let alice = of("alice@EXAMPLE.COM", Some(1), Service::KERBEROS);
        assert!(same(&alice, of("alice@EXAMPLE.COM", Some(2), Service::KERBEROS)));
        assert!(!same(&alice, of("alice@EXAMPLE.COM", Some(1), Service::NTLM)));
        assert!(!same(&alice, of("bob@EXAMPLE.COM", Some(1), Service::KERBEROS)));
        let unnamed = of("", Some(1), Service::KERBEROS);
        assert!(same(&unnamed, of("", Some(1), Service::KERBEROS)));
        assert!(!same(&unnamed, of("", Some(2), Service::KERBEROS)));
    }

    #[tokio::test]
    async fn a_table_that_has_ended_is_empty_and_takes_nothing() {
        let table = table(3);
        let places = [(); 3].map(|()| table.open(KEY, None, Box::new(Some(Nothing))).ok().unwrap());
        assert!(table.open(KEY, None, Box::new(Some(Nothing))).is_err());
        assert!(table.remove(places[1]).is_some());
        table.end();
        assert_eq!(format!("{table:?}"), "ContextTable { open: 0 }");
        assert_eq!(table.limits.open(), 0);
        assert!(table.find(table.handle(places[0]), KEY, None).is_none());
        assert!(table.remove(places[0]).is_none());
        assert_eq!(table.limits.open(), 0);
        let error = table.open(KEY, None, Box::new(Some(Nothing))).err().unwrap().0;
        assert_eq!(error.status(), Status::CALL_CANCELLED);
    }

    #[tokio::test]
    async fn a_place_that_was_used_too_often_is_used_no_more() {
        let table = table(1);
        let first = table.open(KEY, None, Box::new(Some(Nothing))).ok().unwrap();
        table.lock().slots[0].generation = u32::MAX;
        let last = Place { generation: u32::MAX, ..first };
        assert!(table.remove(last).is_some());
        assert!(table.find(table.handle(last), KEY, None).is_none());
    }
}
