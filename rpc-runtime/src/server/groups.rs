//! Association groups: the connections of one client (C706 section 12.6.3.1, MS-RPCE section 3.3.1.5.1).

use core::sync::atomic::{AtomicU64, Ordering};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::context_handles::{ContextTable, HandleLimits, Rundown};
use super::peers::Peers;
use crate::call_info::Origin;

/// The groups of a server that have a connection.
#[derive(Debug)]
pub(super) struct Groups {
    live: Mutex<HashMap<u32, Group>>,
    pub(super) handles: Arc<HandleLimits>,
    peers: Arc<Peers>,
    /// Makes numbers that cannot be guessed: with a guess, a client could join another client's group.
    random: RandomState,
    /// How many numbers were made. A number is a hash of this count, which never comes twice.
    made: AtomicU64,
}

/// A client, as far as a server knows it.
#[derive(Debug)]
struct Group {
    connections: usize,
    /// Where its first connection came from.
    origin: Origin,
    table: Arc<ContextTable>,
}

/// A connection's place in its group, which it leaves when this is dropped. When the last one is left, the group's context
/// handles are run down.
#[derive(Debug)]
pub(super) struct Member {
    groups: Arc<Groups>,
    id: u32,
    pub(super) table: Arc<ContextTable>,
}

impl Groups {
    pub(super) fn new(handles: HandleLimits, peers: Arc<Peers>) -> Groups {
        let (live, random) = (Mutex::default(), RandomState::new());
        Groups { live, handles: Arc::new(handles), peers, random, made: AtomicU64::new(0) }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u32, Group>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Joins the group `wanted`, or a new one if that is 0. `None` when there is no such group of a client like this, or no
    /// memory: who guesses another's number would keep alive what is that one's.
    pub(super) fn join(self: &Arc<Self>, wanted: u32, origin: &Origin) -> Option<Member> {
        let mut live = self.lock();
        let id = match wanted {
            0 => {
                live.try_reserve(1).ok()?;
                let mut numbers = core::iter::repeat_with(|| self.number() as u32);
                let id = numbers.find(|id| *id != 0 && !live.contains_key(id))?;
                let rundown = Rundown::new(self.peers.clone(), self.handles.clone());
                let of_address = self.peers.handles(origin.ip());
                let limits = (self.handles.clone(), of_address);
                let table = Arc::new(ContextTable::new(self.number(), limits, rundown));
                live.insert(id, Group { connections: 0, origin: *origin, table });
                id
            }
            wanted => wanted,
        };
        let group = live.get_mut(&id).filter(|group| group.origin.may_be_of(origin))?;
        group.connections += 1;
        let table = group.table.clone();
        Some(Member { groups: self.clone(), id, table })
    }

    fn number(&self) -> u64 {
        self.random.hash_one(self.made.fetch_add(1, Ordering::Relaxed))
    }
}

impl Member {
    pub(super) const fn id(&self) -> u32 {
        self.id
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        let mut live = self.groups.lock();
        if let Some(group) = live.get_mut(&self.id) {
            group.connections -= 1;
            if group.connections == 0 {
                live.remove(&self.id);
                drop(live);
                self.table.end();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call_info::LocalCredentials;

    fn groups() -> Arc<Groups> {
        Arc::new(Groups::new(HandleLimits::new(1, 1, 1), Arc::new(Peers::new())))
    }

    #[tokio::test]
    async fn a_group_lives_as_long_as_a_connection_of_it() {
        let groups = groups();
        let first = groups.join(0, &Origin::default()).unwrap();
        let id = first.id();
        let second = groups.join(id, &Origin::default()).unwrap();
        drop(first);
        assert!(groups.join(id, &Origin::default()).is_some());
        drop(second);
        assert!(groups.join(id, &Origin::default()).is_none());
        assert!(groups.lock().is_empty());
    }

    #[tokio::test]
    async fn a_guess_does_not_join_anothers_group() {
        let groups = groups();
        let from =
            |address: &str| Origin { address: Some(address.parse().unwrap()), ..Origin::default() };
        let of_user = |uid| {
            let credentials = Some(LocalCredentials { uid, gid: 1, pid: None });
            Origin { credentials, ..Origin::default() }
        };
        let victim = groups.join(0, &from("192.0.2.1:100")).unwrap();
        // Another port is another connection of the same client; so is the same address as one of IPv6.
        assert!(groups.join(victim.id(), &from("192.0.2.1:200")).is_some());
        assert!(groups.join(victim.id(), &from("[::ffff:192.0.2.1]:300")).is_some());
        assert!(groups.join(victim.id(), &from("192.0.2.2:100")).is_none());
        assert!(groups.join(victim.id(), &Origin::default()).is_none());
        let local = groups.join(0, &of_user(7)).unwrap();
        assert!(groups.join(local.id(), &of_user(7)).is_some());
        assert!(groups.join(local.id(), &of_user(8)).is_none());
    }

    #[tokio::test]
    async fn numbers_do_not_follow_one_another() {
        let groups = groups();
        let members: Vec<_> =
            (0..100).map(|_| groups.join(0, &Origin::default()).unwrap()).collect();
        drop(groups.join(0, &Origin::default()));
        let again = groups.join(0, &Origin::default()).unwrap();
        assert!(members.iter().all(|member| member.id() != again.id()));
        let (one, other) = (
            groups.join(0, &Origin::default()).unwrap().id(),
            groups.join(0, &Origin::default()).unwrap().id(),
        );
        assert_ne!(one, other, "not even when as many are alive as before");
        let near = members.windows(2).filter(|two| two[0].id().abs_diff(two[1].id()) < 1000);
        assert!(near.count() < 3);
    }
}
