//! What a server says of itself: counts for its program, and the management interface for others.

use core::fmt;
use core::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, Weak};

use tokio::sync::watch;

use super::call::Dispatch;
use super::server::{Inner, Stop};
use crate::call_info::CallInfo;
use crate::error::{Error, Result};
use crate::management::{InterfaceIds, Management, ManagementServer};
use crate::ndr::{Len, Tail};
use crate::status::Status;

/// What a server has done since it was built: [`Server::statistics`](super::Server::statistics).
///
/// What happens on a connection is added when that has nothing more to do. What there is now is told by
/// [`Server::calls`](super::Server::calls), [`Server::connections`](super::Server::connections),
/// [`Server::context_handles`](super::Server::context_handles) and [`Server::memory`](super::Server::memory).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct Statistics {
    /// The calls that were received, those within the process among them.
    pub calls_received: u64,
    /// The PDUs that were received: a request is one, or several.
    pub packets_received: u64,
    /// The PDUs that were made to be sent.
    pub packets_sent: u64,
    /// The faults: calls that failed, those within the process among them, and protocol errors.
    pub faults_sent: u64,
    /// The calls whose methods did not run because of a limit: their faults say 1723, 1721 or 14.
    pub calls_refused: u64,
    /// The calls that were given up because their time was over: `request_timeout`, `pipe_timeout`,
    /// `context_handle_timeout`.
    pub calls_timed_out: u64,
    /// The connections that were refused, because there were too many.
    pub connections_refused: u64,
    /// The idle connections that were closed to make room for others.
    pub connections_evicted: u64,
    /// The connections that were closed because their time was over: `bind_timeout`, `receive_timeout`, `reply_timeout`,
    /// `idle_timeout`.
    pub connections_timed_out: u64,
    /// The contexts that were run down: their clients were gone, or their handles could not be sent.
    pub contexts_run_down: u64,
}

/// How many counts there are.
const COUNTS: usize = 10;

/// The place of that count among them.
const CALLS_RECEIVED: usize = 0;

impl Statistics {
    fn each(&mut self) -> [&mut u64; COUNTS] {
        [
            &mut self.calls_received,
            &mut self.packets_received,
            &mut self.packets_sent,
            &mut self.faults_sent,
            &mut self.calls_refused,
            &mut self.calls_timed_out,
            &mut self.connections_refused,
            &mut self.connections_evicted,
            &mut self.connections_timed_out,
            &mut self.contexts_run_down,
        ]
    }
}

/// The counts of all connections.
#[derive(Debug, Default)]
pub(super) struct Counters([AtomicU64; COUNTS]);

impl Counters {
    /// Adds what a connection has counted, and has it begin again.
    pub(super) fn add(&self, counted: &mut Statistics) {
        let mut counted = core::mem::take(counted);
        for (counter, n) in self.0.iter().zip(counted.each()).filter(|(_, n)| **n != 0) {
            counter.fetch_add(*n, Ordering::Relaxed);
        }
    }

    /// Adds a call within the process, for which more would be felt.
    pub(super) fn add_call(&self) {
        self.0[CALLS_RECEIVED].fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn get(&self) -> Statistics {
        let mut counted = Statistics::default();
        for (place, counter) in counted.each().into_iter().zip(&self.0) {
            *place = counter.load(Ordering::Relaxed);
        }
        counted
    }
}

/// What the management interface of a server does: see [`ServerBuilder::management`](super::ServerBuilder::management).
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum ManagementPolicy {
    /// The interface is not offered.
    Off,
    /// It tells what there is, and refuses to stop the server with `ERROR_ACCESS_DENIED`. This is the default, as it is
    /// Windows'.
    #[default]
    ReadOnly,
    /// It stops the server for whom the function allows it: as [`Server::shutdown`](super::Server::shutdown), without an end
    /// of the grace period.
    Stop(Arc<dyn Fn(&CallInfo) -> bool + Send + Sync>),
}

impl ManagementPolicy {
    /// Lets those stop the server for whom a function says so.
    ///
    /// ```
    /// use rpc_runtime::management::ManagementClient;
    /// use rpc_runtime::prelude::*;
    /// use rpc_runtime::server::ManagementPolicy;
    ///
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// let policy = ManagementPolicy::stop_if(|call| call.peer() == "in-process");
    /// let server = Server::builder().management(policy).build()?;
    /// let client = ManagementClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
    /// assert_eq!(client.stop_server_listening().await?, Status::OK);
    /// let error = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap_err();
    /// assert_eq!(error.status(), Status::NOT_LISTENING);
    /// # Ok(()) }
    /// ```
    pub fn stop_if(who: impl Fn(&CallInfo) -> bool + Send + Sync + 'static) -> ManagementPolicy {
        ManagementPolicy::Stop(Arc::new(who))
    }
}

impl fmt::Debug for ManagementPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ManagementPolicy::Off => "Off",
            ManagementPolicy::ReadOnly => "ReadOnly",
            ManagementPolicy::Stop(_) => "Stop",
        })
    }
}

/// The way from the service to its server, which is there before it.
pub(super) type Link = Arc<OnceLock<(Weak<Inner>, watch::Sender<Stop>)>>;

/// The interface of a policy, if it is to be offered, for the server that the link will lead to.
pub(super) fn interface(policy: ManagementPolicy, link: &Link) -> Option<Box<dyn Dispatch>> {
    match policy {
        ManagementPolicy::Off => None,
        policy => Some(Box::new(ManagementServer::new(Service { policy, link: link.clone() }))),
    }
}

struct Service {
    policy: ManagementPolicy,
    link: Link,
}

impl Service {
    /// The server, which is there as long as there are calls.
    fn server(&self) -> Result<(Arc<Inner>, &watch::Sender<Stop>)> {
        let server = self.link.get().and_then(|(shared, stop)| Some((shared.upgrade()?, stop)));
        let what = "the server is gone; expected one that lasts as long as its calls";
        server.ok_or_else(|| Error::from_static(Status::INTERNAL_ERROR, what))
    }
}

impl Management for Service {
    async fn inq_if_ids(&self, interfaces: &mut Option<Box<InterfaceIds>>) -> Result<Status> {
        let (server, _) = self.server()?;
        // As many as the program offers, whatever peers say.
        let ids = server.interfaces.iter().map(|of| Some(Box::new(of.interface.id.into())));
        let ids = Tail(ids.collect());
        *interfaces = Some(Box::new(InterfaceIds { count: Len::default(), ids }));
        Ok(Status::OK)
    }

    async fn inq_stats(&self, _: &mut u32, statistics: &mut [u32]) -> Result<Status> {
        let counted = self.server()?.0.counters.get();
        // Calls that the server makes are those of the clients in its program, which do not count.
        let values = [counted.calls_received, 0, counted.packets_received, counted.packets_sent];
        for (place, value) in statistics.iter_mut().zip(values) {
            *place = value as u32;
        }
        Ok(Status::OK)
    }

    async fn is_server_listening(&self, status: &mut Status) -> Result<u32> {
        let listens = *self.server()?.1.borrow() == Stop::No;
        *status = if listens { Status::OK } else { Status::NOT_LISTENING };
        Ok(u32::from(listens))
    }

    async fn stop_server_listening(&self, call: &CallInfo) -> Result<Status> {
        match &self.policy {
            ManagementPolicy::Stop(may) if may(call) => {
                super::server::begin_to_stop(self.server()?.1);
                Ok(Status::OK)
            }
            _ => Ok(Status::ACCESS_DENIED),
        }
    }

    async fn inq_princ_name(&self, service: u32, _: u32, name: &mut [u8]) -> Result<Status> {
        let (server, _) = self.server()?;
        let mut acceptors = server.settings.acceptors.iter();
        let Some(acceptor) = acceptors.find(|of| u32::from(of.service().0) == service) else {
            return Ok(Status::UNKNOWN_AUTHN_SERVICE);
        };
        let (principal, name_size) = (acceptor.principal().as_bytes(), name.len());
        // Behind it is the terminator: what the buffer has at first is zeros.
        match name.get_mut(..principal.len()).filter(|_| principal.len() < name_size) {
            Some(place) => {
                place.copy_from_slice(principal);
                Ok(Status::OK)
            }
            None => Ok(Status::STRING_TOO_LONG),
        }
    }
}
