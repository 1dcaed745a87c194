//! Who is connected, and who may be: limits in total and for each address.

use core::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use core::task::{Context, Poll, Waker};
use core::time::Duration;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;
use tokio::time::Instant;

use super::by_address::ByAddress;
use super::settings::Settings;
use crate::protocol::Places;

/// The connections of a server.
#[derive(Debug)]
pub(super) struct Peers {
    table: Mutex<HashMap<u64, Arc<Presence>>>,
    next: AtomicU64,
    /// All tasks, with those of connections that are being refused or evicted, and of endpoints.
    tasks: AtomicUsize,
    start: Instant,
    /// The permits to run plain `fn`s, by address.
    blocking: ByAddress<Semaphore>,
    /// How many context handles are open, by address.
    handles: ByAddress<AtomicUsize>,
    /// The places of requests of which fragments are missing, by address.
    unfinished: ByAddress<Places>,
}

/// A connection, as others see it.
#[derive(Debug)]
pub(super) struct Presence {
    address: Option<IpAddr>,
    /// When the connection became idle, in milliseconds after `start`, plus one; 0 while it is busy.
    idle: AtomicU64,
    /// There was a call of which the connection's task knows nothing, since this was last asked.
    active: AtomicBool,
    start: Instant,
    evicted: AtomicBool,
    waker: Mutex<Option<Waker>>,
}

/// A place among the connections, given up when it is dropped.
#[derive(Debug)]
pub(super) struct Admitted {
    peers: Arc<Peers>,
    number: u64,
    presence: Arc<Presence>,
}

impl Peers {
    pub(super) fn new() -> Peers {
        Peers {
            table: Mutex::default(),
            next: AtomicU64::new(0),
            tasks: AtomicUsize::new(0),
            start: Instant::now(),
            blocking: ByAddress::default(),
            handles: ByAddress::default(),
            unfinished: ByAddress::default(),
        }
    }

    /// Permits to run `most` plain `fn`s, which all connections of an address share.
    pub(super) fn blocking(&self, address: Option<IpAddr>, most: usize) -> Arc<Semaphore> {
        self.blocking.get(address, || Semaphore::new(most))
    }

    /// How many context handles are open, which all connections of an address share.
    pub(super) fn handles(&self, address: Option<IpAddr>) -> Arc<AtomicUsize> {
        self.handles.get(address, AtomicUsize::default)
    }

    /// Places for `most` requests of which fragments are missing, which all connections of an address share.
    pub(super) fn unfinished(&self, address: Option<IpAddr>, most: usize) -> Arc<Places> {
        self.unfinished.get(address, || Places::new(most))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Arc<Presence>>> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many connections there are.
    pub(super) fn count(&self) -> usize {
        self.lock().len()
    }

    /// How many tasks there are.
    pub(super) fn tasks(&self) -> usize {
        self.tasks.load(Ordering::Acquire)
    }

    /// Counts a task, until the result is dropped.
    pub(super) fn task(self: &Arc<Self>) -> Task {
        self.tasks.fetch_add(1, Ordering::AcqRel);
        Task(self.clone())
    }

    /// Admits a connection without regard to limits.
    pub(super) fn admit(self: &Arc<Self>, address: Option<IpAddr>) -> Admitted {
        self.insert(&mut self.lock(), address)
    }

    /// Admits a connection, if there is room, or if one can be evicted that has been idle for long enough.
    pub(super) fn try_admit(
        self: &Arc<Self>,
        address: Option<IpAddr>,
        settings: &Settings,
    ) -> Option<Admitted> {
        let mut table = self.lock();
        let of_address = |table: &HashMap<u64, Arc<Presence>>| {
            table.values().filter(|presence| presence.address == address).count()
        };
        if address.is_some() && of_address(&table) >= settings.max_connections_per_address {
            self.evict(&mut table, settings.evict_after, |presence| presence.address == address)?;
        } else if table.len() >= settings.max_connections {
            // An idle one of the address that has the most connections, if these are not fewer than the
            // newcomer's own: many connections of one address do not drive out others.
            let mut crowds: HashMap<Option<IpAddr>, usize> = HashMap::new();
            table.values().for_each(|presence| *crowds.entry(presence.address).or_default() += 1);
            let own = crowds.get(&address).copied().unwrap_or(0);
            let mut crowds: Vec<_> =
                crowds.into_iter().filter(|(_, count)| *count >= own).collect();
            crowds.sort_unstable_by_key(|(_, count)| core::cmp::Reverse(*count));
            crowds.into_iter().find_map(|(crowd, _)| {
                self.evict(&mut table, settings.evict_after, |presence| presence.address == crowd)
            })?;
        }
        Some(self.insert(&mut table, address))
    }

    fn insert(
        self: &Arc<Self>,
        table: &mut HashMap<u64, Arc<Presence>>,
        address: Option<IpAddr>,
    ) -> Admitted {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let presence = Arc::new(Presence {
            address,
            idle: AtomicU64::new(0),
            active: AtomicBool::new(false),
            start: self.start,
            evicted: AtomicBool::new(false),
            waker: Mutex::default(),
        });
        presence.set_idle(Some(Instant::now()));
        table.insert(number, presence.clone());
        Admitted { peers: self.clone(), number, presence }
    }

    /// Evicts the connection that has been idle for the longest time, and at least for `after`.
    fn evict(
        &self,
        table: &mut HashMap<u64, Arc<Presence>>,
        after: Duration,
        which: impl Fn(&Presence) -> bool,
    ) -> Option<()> {
        let now = Instant::now();
        let idle = table.iter().filter(|(_, presence)| which(presence));
        let (_, number) = idle
            .filter_map(|(number, presence)| Some((presence.idle_for(now)?, *number)))
            .filter(|(idle, _)| *idle >= after)
            .max()?;
        table.remove(&number)?.evict();
        Some(())
    }
}

impl Presence {
    /// Says since when the connection is idle, if it is.
    pub(super) fn set_idle(&self, since: Option<Instant>) {
        let idle = since.map_or(0, |since| self.millis(since) + 1);
        self.idle.store(idle, Ordering::Relaxed);
    }

    fn millis(&self, at: Instant) -> u64 {
        u64::try_from(at.saturating_duration_since(self.start).as_millis()).unwrap_or(u64::MAX - 1)
    }

    /// Says that there was a call within the process.
    pub(super) fn set_active(&self) {
        self.active.store(true, Ordering::Relaxed);
    }

    fn idle_for(&self, now: Instant) -> Option<Duration> {
        if self.active.swap(false, Ordering::Relaxed) {
            self.set_idle(Some(now));
        }
        let since = self.idle.load(Ordering::Relaxed).checked_sub(1)?;
        Some(Duration::from_millis(self.millis(now).saturating_sub(since)))
    }

    fn evict(&self) {
        self.evicted.store(true, Ordering::SeqCst);
        let waker = self.waker.lock().unwrap_or_else(PoisonError::into_inner).take();
        waker.into_iter().for_each(Waker::wake);
    }

    /// Ready when the connection is to make room for another.
    pub(super) fn poll_evicted(&self, cx: &Context<'_>) -> Poll<()> {
        let mut waker = self.waker.lock().unwrap_or_else(PoisonError::into_inner);
        if waker.as_ref().is_none_or(|waker| !waker.will_wake(cx.waker())) {
            *waker = Some(cx.waker().clone());
        }
        match self.evicted.load(Ordering::SeqCst) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }
}

impl Admitted {
    pub(super) fn presence(&self) -> &Arc<Presence> {
        &self.presence
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        self.peers.lock().remove(&self.number);
    }
}

/// A task of a connection or an endpoint.
#[derive(Debug)]
pub(super) struct Task(Arc<Peers>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.tasks.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::Server;

    const A: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::new(127, 0, 0, 1)));
    const B: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::new(127, 0, 0, 2)));

    fn settings(total: usize, each: usize) -> Settings {
        let builder = Server::builder().max_connections(total).max_connections_per_address(each);
        builder.evict_after(Duration::ZERO).settings
    }

    #[test]
    fn a_crowd_makes_room_for_others() {
        let (peers, settings) = (Arc::new(Peers::new()), settings(4, 3));
        let crowd: Vec<_> = (0..3).map(|_| peers.try_admit(A, &settings).unwrap()).collect();
        let other = peers.try_admit(B, &settings).unwrap();
        let another = peers.try_admit(B, &settings).unwrap();
        assert_eq!(peers.count(), 4);
        crowd[1..].iter().for_each(|busy| busy.presence().set_idle(None));
        let alive = peers.lock().values().filter(|presence| presence.address == A).count();
        assert_eq!(alive, 2, "one of the crowd was evicted");
        drop((other, another, crowd));
        assert_eq!(peers.count(), 0);
    }

    #[test]
    fn a_busy_crowd_does_not_keep_idle_ones_in_their_places() {
        let (peers, settings) = (Arc::new(Peers::new()), settings(5, 4));
        let busy: Vec<_> = (0..3).map(|_| peers.try_admit(A, &settings).unwrap()).collect();
        busy.iter().for_each(|busy| busy.presence().set_idle(None));
        let idle: Vec<_> = (0..2).map(|_| peers.try_admit(B, &settings).unwrap()).collect();
        let newcomer = peers.try_admit(Some([127, 0, 0, 3].into()), &settings).unwrap();
        assert_eq!(peers.count(), 5);
        assert!(peers.try_admit(A, &settings).is_none(), "but not for one of the crowd");
        drop((busy, idle, newcomer));
    }

    #[test]
    fn who_is_busy_is_not_evicted() {
        let (peers, settings) = (Arc::new(Peers::new()), settings(10, 2));
        let busy: Vec<_> = (0..2).map(|_| peers.try_admit(A, &settings).unwrap()).collect();
        busy.iter().for_each(|busy| busy.presence().set_idle(None));
        assert!(peers.try_admit(A, &settings).is_none());
        assert!(peers.try_admit(B, &settings).is_some());
        busy[0].presence().set_idle(Some(Instant::now()));
        assert!(peers.try_admit(A, &settings).is_some());
    }
}
