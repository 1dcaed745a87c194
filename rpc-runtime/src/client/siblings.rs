//! More connections of an association: they are of its association group at the server, where its context handles are.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::sync::atomic::{AtomicU64, Ordering};
use core::task::Poll;
use core::time::Duration;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::{Notify, OwnedSemaphorePermit};
use tokio::time::Instant;
use tracing::debug;

use super::association::Inner;
use super::{Association, ClientBuilder};
use crate::error::Error;
use crate::interface::Interface;
use crate::transport::Binding;

/// The connections beside an association's first one.
#[derive(Default)]
pub(super) struct Siblings {
    /// Where more can be made, if they can.
    from: Option<(Binding, Handle)>,
    state: Mutex<State>,
    /// One was made, or could not be.
    changed: Notify,
}

#[derive(Default)]
struct State {
    connections: Vec<Arc<Inner>>,
    /// One is being made.
    is_opening: bool,
    /// When another one may be made, as long as the last one was not.
    not_before: Option<Instant>,
    /// No more are made: the first one is over.
    is_closed: bool,
}

/// How long no other connection is tried when one could not be made.
const PAUSE: Duration = Duration::from_secs(5);

/// The connections of an association have the same one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Family(u64);

impl Family {
    pub(super) fn new() -> Family {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Family(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl Siblings {
    /// For a connection that was made by this binding.
    pub(super) fn of(binding: Binding) -> Siblings {
        Siblings { from: Some((binding, Handle::current())), ..Siblings::default() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Vec<Arc<Inner>> {
        let mut state = self.lock();
        state.is_closed = true;
        core::mem::take(&mut state.connections)
    }

    /// Closes all of them, and makes no more.
    pub(super) fn close(&self) {
        self.take().iter().for_each(|connection| connection.close());
    }

    /// Begins no more calls on them, and closes each when its calls have ended: the first one is over.
    pub(super) fn finish(&self) {
        self.take().iter().for_each(|connection| connection.finish());
    }

    /// The connections, and whether the caller is to make another one.
    fn connections(&self, most: usize) -> (Vec<Arc<Inner>>, bool) {
        let mut state = self.lock();
        state.connections.retain(|connection| !connection.is_over());
        let is_free = state.connections.iter().any(|connection| !connection.is_full());
        let may = !is_free && !state.is_opening && !state.is_closed;
        let may = may && state.not_before.is_none_or(|time| time <= Instant::now());
        let opens = may && self.from.is_some() && state.connections.len() + 1 < most;
        if opens {
            // Whatever becomes of the try: where it ends at once, the next call does not try again at once.
            (state.is_opening, state.not_before) = (true, Some(Instant::now() + PAUSE));
        }
        (state.connections.clone(), opens)
    }
}

/// One is being made, until this is dropped.
struct Opening(Arc<Inner>);

impl Drop for Opening {
    fn drop(&mut self) {
        self.0.siblings.lock().is_opening = false;
        self.0.siblings.changed.notify_waiters();
    }
}

impl Association {
    /// The association on the connection of its group that has room for a call first, and the permit for that; a new one, if
    /// there may be more. `None` if the association is over.
    pub(super) async fn with_room(
        &self,
        interface: &'static Interface,
    ) -> Option<(Association, OwnedSemaphorePermit)> {
        let first = self.first();
        loop {
            let changed = first.siblings.changed.notified();
            let mut changed = pin!(changed);
            // Before the question, so that nothing is missed.
            changed.as_mut().enable();
            let (mut connections, opens) =
                first.siblings.connections(first.settings.max_connections);
            if opens && let Some((binding, runtime)) = first.siblings.from.clone() {
                let opening = Opening(first.clone());
                // On the runtime of the first one, and to its end, if the call is given up.
                runtime.spawn(open(opening, binding, interface));
                continue;
            }
            connections.push(first.clone());
            let wait =
                |connection: &Arc<Inner>| Box::pin(connection.permits.clone().acquire_owned());
            let mut waiting: Vec<_> = connections.iter().map(wait).collect();
            let room = poll_fn(|cx| {
                for (at, waiting) in waiting.iter_mut().enumerate() {
                    if let Poll::Ready(permit) = waiting.as_mut().poll(cx) {
                        return Poll::Ready(Some((at, permit)));
                    }
                }
                changed.as_mut().poll(cx).map(|()| None)
            });
            match room.await {
                Some((at, Ok(permit))) => return Some((self.on(connections[at].clone()), permit)),
                // The first one is over. Others that are over are not looked at again.
                Some((_, Err(_))) if first.is_over() => return None,
                _ => {}
            }
        }
    }
}

/// Makes a connection of the same group, and binds on it: then it is known how many calls it carries.
async fn open(opening: Opening, binding: Binding, interface: &'static Interface) {
    let first = &opening.0;
    let settings: ClientBuilder = first.settings.clone();
    let made = async {
        let connection = Inner::sibling(first, settings.stream(&binding).await?, settings);
        let bound = Association::of(connection.clone()).bind(interface, None).await;
        bound.inspect_err(|_| connection.close())?;
        Ok::<_, Error>(connection)
    };
    let made = made.await;
    let mut state = first.siblings.lock();
    match made {
        Ok(connection) if state.is_closed => {
            drop(state);
            connection.close();
        }
        Ok(connection) => {
            state.not_before = None;
            state.connections.push(connection);
        }
        // Calls wait for those that there are.
        Err(error) => {
            debug!(target: "rpc_runtime::client", %binding, "no second connection: {error}");
        }
    }
}
