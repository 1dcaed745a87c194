//! The procedures of an endpoint mapper.

use uuid::Uuid;

use super::interface::{EndpointMapper, WireEntry, WireTower, tower_at};
use super::map::{Inquiry, Key, Owner};
use super::registration::Registrar;
use super::{Entry, Mapper, Tower};
use crate::call_info::CallInfo;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::management::InterfaceId;
use crate::memory::CallMemory;
use crate::ndr::Full;
use crate::status::Status;

const OK: Status = Status::OK;

/// As these statuses travel in what a procedure returns.
fn cannot() -> Status {
    Status(Status::EPT_CANT_PERFORM_OP.to_wire())
}

fn not_registered() -> Status {
    Status(Status::EPT_NOT_REGISTERED.to_wire())
}

/// The endpoint mapper's interface.
pub(super) struct Service(pub(super) Mapper);

/// Where a search goes on. What is searched for comes with each call, so that a search takes no memory but this.
#[derive(Default)]
pub(super) struct Search {
    /// Behind this entry.
    behind: u64,
    /// The entries of the object itself were all told: those of no object are left.
    any_object: bool,
}

impl Context for Search {}

/// Entries that came.
fn entries(wire: &[WireEntry<'_>]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    entries.try_reserve_exact(wire.len()).map_err(|_| Error::out_of_memory())?;
    for wire in wire {
        entries.push(Entry::try_from(wire)?);
    }
    Ok(entries)
}

impl Service {
    /// Removes entries that were added with `ept_insert`: what is registered is its server's.
    fn delete(&self, object: Option<Uuid>, octets: &[u8]) -> usize {
        let is_it = |of: Uuid| object.is_none_or(|object| object == of);
        self.0.lock().remove_of(Owner::Peer, |at| is_it(at.object) && *at.octets == *octets)
    }
}

impl EndpointMapper for Service {
    type Lookup = Search;

    async fn ept_insert(
        &self,
        call: &CallInfo,
        _: u32,
        wire: &[WireEntry<'_>],
        replace: u32,
    ) -> Result<Status> {
        self.0.may_change(call)?;
        self.0.lock().insert(Owner::Peer, replace != 0, &entries(wire)?)?;
        Ok(OK)
    }

    async fn ept_delete(&self, call: &CallInfo, _: u32, wire: &[WireEntry<'_>]) -> Result<Status> {
        self.0.may_change(call)?;
        let mut gone = 0;
        for entry in wire {
            gone += self.delete(Some(entry.object), tower_at(entry.tower.map(Full::get))?);
        }
        Ok(if gone == 0 { not_registered() } else { OK })
    }

    async fn ept_lookup<'a>(
        &self,
        memory: &'a CallMemory,
        inquiry_type: u32,
        object: Option<&Uuid>,
        interface_id: Option<&InterfaceId>,
        vers_option: u32,
        entry_handle: &mut Option<Search>,
        _: u32,
        num_ents: &mut u32,
        entries: &mut [WireEntry<'a>],
    ) -> Result<Status> {
        let search = entry_handle.take().unwrap_or_default();
        let Some(inquiry) = Inquiry::new(inquiry_type, object, interface_id, vers_option) else {
            return Ok(cannot());
        };
        let mut found = Vec::new();
        let is_for = |stored: &_| inquiry.is_for(stored);
        let behind = self.0.lock().find(search.behind, entries.len(), &mut found, is_for)?;
        for (place, stored) in entries.iter_mut().zip(&found) {
            let octets = memory.allocate_slice(&stored.octets)?;
            let tower = Some(Full::new(memory, WireTower::new(octets))?);
            let (object, annotation) = (stored.object, stored.annotation);
            *place = WireEntry { object, tower, annotation };
            *num_ents += 1;
        }
        // Only who has got as many as asked for may find more.
        if !found.is_empty() && found.len() == entries.len() {
            *entry_handle = Some(Search { behind, ..search });
        }
        Ok(if found.is_empty() { not_registered() } else { OK })
    }

    async fn ept_map<'a>(
        &self,
        memory: &'a CallMemory,
        object: Option<&Uuid>,
        map_tower: Option<&WireTower<'_>>,
        entry_handle: &mut Option<Search>,
        _: u32,
        num_towers: &mut u32,
        towers: &mut [Option<Full<'a, WireTower<'a>>>],
    ) -> Result<Status> {
        let mut search = entry_handle.take().unwrap_or_default();
        let asked = map_tower.and_then(|tower| Tower::parse(tower.octets.0).ok());
        let Some(key) = asked.as_ref().and_then(Key::of) else {
            return Ok(cannot());
        };
        let object = object.copied().unwrap_or_default();
        let (most, mut found) = (towers.len(), Vec::new());
        {
            let map = self.0.lock();
            if !search.any_object && !object.is_nil() {
                search.behind = map.find(search.behind, most, &mut found, |stored| {
                    stored.object == object && stored.serves(&key)
                })?;
                if found.len() < most {
                    search = Search { behind: 0, any_object: true };
                }
            }
            if search.any_object || object.is_nil() {
                search.behind = map.find(search.behind, most, &mut found, |stored| {
                    stored.object.is_nil() && stored.serves(&key)
                })?;
            }
        }
        for (place, stored) in towers.iter_mut().zip(&found) {
            let octets = memory.allocate_slice(&stored.octets)?;
            *place = Some(Full::new(memory, WireTower::new(octets))?);
            *num_towers += 1;
        }
        if !found.is_empty() && found.len() == most {
            *entry_handle = Some(search);
        }
        Ok(if found.is_empty() { not_registered() } else { OK })
    }

    async fn ept_lookup_handle_free(&self, entry_handle: &mut Option<Search>) -> Result<Status> {
        *entry_handle = None;
        Ok(OK)
    }

    async fn ept_inq_object(&self, object: &mut Uuid) -> Result<Status> {
        *object = self.0.object;
        Ok(OK)
    }

    async fn ept_mgmt_delete(
        &self,
        call: &CallInfo,
        object_speced: u32,
        object: Option<&Uuid>,
        tower: Option<&WireTower<'_>>,
    ) -> Result<Status> {
        self.0.may_change(call)?;
        let object = (object_speced != 0).then(|| object.copied().unwrap_or_default());
        let gone = self.delete(object, tower_at(tower)?);
        Ok(if gone == 0 { not_registered() } else { OK })
    }
}

/// The interface by which servers register.
pub(super) struct Registrations(pub(super) Mapper);

/// A server that is registered. Its entries go with this, whatever ends it.
pub(super) struct Registered {
    mapper: Mapper,
    owner: Owner,
}

impl Context for Registered {}

impl Drop for Registered {
    fn drop(&mut self) {
        self.mapper.lock().remove_of(self.owner, |_| true);
    }
}

impl Registrar for Registrations {
    type Registered = Registered;

    async fn register(
        &self,
        call: &CallInfo,
        _: u32,
        wire: &[WireEntry<'_>],
    ) -> Result<Registered> {
        self.0.may_change(call)?;
        let entries = entries(wire)?;
        let mut map = self.0.lock();
        let owner = Owner::Registration(map.number());
        map.insert(owner, false, &entries)?;
        drop(map);
        Ok(Registered { mapper: self.0.clone(), owner })
    }

    async fn unregister(&self, _: Registered) -> Result<()> {
        Ok(())
    }
}
