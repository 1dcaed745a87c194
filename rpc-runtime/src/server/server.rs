//! Servers and their endpoints.

use core::sync::atomic::{AtomicUsize, Ordering};
use core::time::Duration;
use std::sync::Arc;

use tokio::sync::{Semaphore, watch};
use tracing::warn;

use super::ServerBuilder;
use super::call::{CallSettings, Dispatch};
use super::connection;
use super::groups::Groups;
use super::in_process::{Connected, Link, Local};
use super::log::PeerLog;
use super::management::{Counters, Link as ManagementLink, Statistics};
use super::peers::{Admitted, Peers};
use super::settings::Settings;
use crate::call_info::{Caller, Origin};
use crate::error::{Error, Result};
use crate::interface::Interface;
use crate::memory::Quota;
use crate::protocol::{Host, Places, SharedPlaces, SyntaxId};
use crate::status::Status;
use crate::transport::{Binding, Listener, ProtocolSequence, Stream};

/// A server: interfaces, and limits for those who call them.
///
/// Cloning gives another handle to the same server. To drop it stops nothing: see [`Server::shutdown`].
///
/// ```
/// # use rpc_runtime::prelude::*;
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
/// # struct MyAdder;
/// # impl Adder for MyAdder {
/// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
/// # }
/// # #[tokio::main] async fn main() -> Result<()> {
/// use std::time::Duration;
///
/// let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
/// let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
/// println!("listening at {}", endpoint.binding());
/// # assert_eq!(AdderClient::connect(endpoint.binding()).await?.add(40, 2).await?, 42);
///
/// server.shutdown(Duration::from_secs(5)).await;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Server {
    shared: Arc<Inner>,
    stop: watch::Sender<Stop>,
}

/// What the connections of a server share.
pub(super) struct Inner {
    pub(super) interfaces: Vec<Offered>,
    pub(super) settings: Arc<Settings>,
    pub(super) groups: Arc<Groups>,
    pub(super) peers: Arc<Peers>,
    /// The log of what peers cause.
    pub(super) log: Arc<PeerLog>,
    pub(super) counters: Arc<Counters>,
    /// The calls in flight, as far as their connections have said.
    pub(super) in_flight: AtomicUsize,
    /// The places of calls in flight.
    pub(super) calls: Arc<Places>,
    /// The places of requests of which fragments are missing.
    pub(super) unfinished: Arc<Places>,
    /// The memory of all connections' calls.
    pub(super) quota: Arc<Quota>,
    /// The permits to run plain `fn`s.
    pub(super) blocking: Arc<Semaphore>,
    /// The permits to tell a client that the server is at its limits.
    pub(super) refusals: Arc<Semaphore>,
}

/// An interface that is offered.
pub(super) struct Offered {
    /// As `dispatch` gave it when the server was built. It is not asked again.
    pub(super) interface: &'static Interface,
    pub(super) dispatch: Box<dyn Dispatch>,
    /// It is there without having been offered.
    pub(super) is_built_in: bool,
    pub(super) settings: Arc<CallSettings>,
}

/// How far a server is in shutting down.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Stop {
    No,
    /// Calls in flight are finished.
    Finish,
    /// Calls that are still in flight are given up.
    Abort,
}

impl Inner {
    pub(super) fn offered(&self, interface: usize) -> &Offered {
        &self.interfaces[interface]
    }

    /// What the calls of a new connection have in common.
    fn caller(
        &self,
        (peer, origin): (String, Origin),
        channel_binding: Option<Box<[u8]>>,
    ) -> Caller {
        let settings = &self.settings;
        let quota = Quota::within(settings.max_connection_memory, self.quota.clone());
        let blocking = [
            Arc::new(Semaphore::new(settings.max_connection_blocking)),
            self.peers.blocking(origin.ip(), settings.max_address_blocking),
            self.blocking.clone(),
        ];
        Caller { peer, origin, channel_binding, quota: Arc::new(quota), blocking }
    }

    /// The places of a connection's calls.
    pub(super) fn places(&self, origin: &Origin) -> SharedPlaces {
        let of_address = self.peers.unfinished(origin.ip(), self.settings.max_address_unfinished);
        SharedPlaces {
            calls: vec![self.calls.clone()],
            unfinished: vec![of_address, self.unfinished.clone()],
        }
    }
}

/// As it is, for connections that are refused, which have no group.
impl Host for Inner {
    fn find(&self, wanted: &SyntaxId) -> Option<usize> {
        self.interfaces.iter().position(|offered| offered.interface.id.accepts(wanted))
    }

    fn has_input_pipe(&self, interface: usize, opnum: u16) -> bool {
        let offered = self.interfaces.get(interface);
        let procedure = offered.and_then(|offered| offered.interface.procedure(opnum));
        procedure.is_some_and(|procedure| procedure.input_pipe)
    }

    fn join_group(&self, _: u32) -> Option<u32> {
        None
    }
}

impl Server {
    /// Sets up a server.
    #[must_use]
    pub fn builder() -> ServerBuilder {
        ServerBuilder::new()
    }

    /// A server, to which the link of its management leads.
    pub(super) fn of(shared: Inner, management: &ManagementLink) -> Server {
        let server = Server { shared: Arc::new(shared), stop: watch::Sender::new(Stop::No) };
        // The link is new.
        let _ = management.set((Arc::downgrade(&server.shared), server.stop.clone()));
        server
    }

    /// Listens at a binding, such as `ncacn_ip_tcp:127.0.0.1[0]`, and serves clients that connect. It goes on
    /// when the [`Endpoint`] is dropped, until [`Server::shutdown`].
    ///
    /// # Errors
    /// When the binding cannot be read; `RPC_S_PROTSEQ_NOT_SUPPORTED` when this build does not have its
    /// protocol sequence; `RPC_S_CANT_CREATE_ENDPOINT` when the address cannot be listened on, because it is
    /// in use, say; `RPC_S_NOT_LISTENING` after a shutdown.
    pub async fn listen<B>(&self, binding: B) -> Result<Endpoint>
    where
        B: TryInto<Binding>,
        Error: From<B::Error>,
    {
        let binding = binding.try_into()?;
        if *self.stop.borrow() != Stop::No {
            let what = "the server was shut down, and does not listen again";
            return Err(Error::from_static(Status::NOT_LISTENING, what).not_executed());
        }
        let listener = Listener::bind(&binding, self.shared.settings.backlog).await?;
        let endpoint = Endpoint { binding: listener.binding().clone() };
        let (server, task) = (self.clone(), self.shared.peers.task());
        tokio::spawn(async move {
            server.accept(listener).await;
            drop(task);
        });
        Ok(endpoint)
    }

    async fn accept(self, listener: Listener) {
        let mut stop = self.stop.subscribe();
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stop.wait_for(|stop| *stop != Stop::No) => return,
            };
            match accepted {
                Ok(stream) => self.spawn(stream, listener.binding()),
                Err(error) => {
                    // Out of descriptors, say: accepting again at once would spin.
                    let what = format!("cannot accept a connection: {error}");
                    self.shared.log.warn(listener.binding(), what);
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
    }

    fn spawn(&self, stream: Stream, binding: &Binding) {
        let shared = self.shared.clone();
        let Some(admitted) = shared.peers.try_admit(stream.origin.ip(), &shared.settings) else {
            shared.log.warn(&stream.peer, "connection refused: a limit is reached");
            shared
                .counters
                .add(&mut Statistics { connections_refused: 1, ..Statistics::default() });
            if let Ok(permit) = shared.refusals.clone().try_acquire_owned() {
                let (stop, task) = (self.stop.subscribe(), shared.peers.task());
                tokio::spawn(async move {
                    connection::refuse(stream, &shared, stop).await;
                    drop((permit, task));
                });
            }
            return;
        };
        let secondary_address = match binding.sequence() {
            ProtocolSequence::Tcp => binding.endpoint().to_owned(),
            ProtocolSequence::Local => String::new(),
        };
        // The task is counted until the end, so that a server that has shut down has nothing left.
        let last = (self.clone(), shared.peers.task());
        tokio::spawn(self.run(stream, secondary_address, admitted, last));
    }

    fn run<L: Send>(
        &self,
        stream: Stream,
        secondary_address: String,
        admitted: Admitted,
        last: L,
    ) -> impl Future<Output = ()> + Send + use<L> {
        let (shared, stop) = (self.shared.clone(), self.stop.subscribe());
        let Stream { read, write, peer, origin, channel_binding, .. } = stream;
        let caller = Arc::new(shared.caller((peer, origin), channel_binding));
        let (shared, halves) = ((shared, caller), (read, write));
        connection::serve(shared, secondary_address, halves, stop, admitted, None, last)
    }

    /// Serves one stream, until it ends. It counts as a connection, but is not refused at the limits.
    pub async fn serve(&self, stream: Stream) {
        let task = self.shared.peers.task();
        let admitted = self.shared.peers.admit(stream.origin.ip());
        self.run(stream, String::new(), admitted, task).await;
    }

    /// A stream to this server within the process, to connect a client to.
    ///
    /// A call through it costs little: its method is polled in the caller's task, and only if it has to wait, or has pipes,
    /// or a limit is near, does anything go through the stream. All limits and time-outs hold as for other connections; but
    /// what a method does before its first wait is a part of the caller's own poll, in which nothing interrupts it, and where
    /// the caller's task-local values, its `LocalSet` and its task's id are seen. Calls may begin in another order than they
    /// are made.
    ///
    /// # Panics
    /// Outside of a tokio runtime, which has to run the connection.
    #[must_use]
    pub fn in_process(&self) -> Stream {
        let (client, server) = Stream::pair();
        let (shared, stop) = (self.shared.clone(), self.stop.subscribe());
        let (task, admitted) = (shared.peers.task(), shared.peers.admit(None));
        let Stream { read, write, peer, origin, .. } = server;
        let caller = Arc::new(shared.caller((peer, origin), None));
        let presence = admitted.presence().clone();
        let local = Local::new(shared.clone(), caller.clone(), presence, stop.clone());
        let local = Arc::new(local);
        let connected = Connected(local.clone());
        // The connection knows only of the calls that come through its stream, and would take itself for idle.
        let link = shared.settings.idle_timeout.is_none().then(|| Box::new(Link(local)) as _);
        let (shared, halves, last) = ((shared, caller), (read, write), (self.clone(), task));
        let (name, connected) = (String::new(), Some(connected));
        tokio::spawn(connection::serve(shared, name, halves, stop, admitted, connected, last));
        Stream { server: link, ..client }
    }

    /// The interfaces that it was told to offer, in their order.
    ///
    /// ```
    /// # use rpc_runtime::prelude::*;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    /// let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// assert_eq!(server.interfaces().map(|interface| interface.name).collect::<Vec<_>>(), ["Adder"]);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn interfaces(&self) -> impl Iterator<Item = &'static Interface> {
        let offered = self.shared.interfaces.iter().filter(|offered| !offered.is_built_in);
        offered.map(|offered| offered.interface)
    }

    /// How many connections there are.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.peers.count()
    }

    /// What it has done so far.
    ///
    /// ```
    /// # use rpc_runtime::prelude::*;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// # let client = AdderClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
    /// assert_eq!(client.add(40, 2).await?, 42);
    /// assert_eq!(server.statistics().calls_received, 1);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn statistics(&self) -> Statistics {
        let contexts_run_down = self.shared.groups.handles.run_down();
        Statistics { contexts_run_down, ..self.shared.counters.get() }
    }

    /// How many calls are in flight. A connection says how many it has when it has nothing more to do; a call within the
    /// process counts when its method waits.
    ///
    /// ```
    /// # use rpc_runtime::prelude::*;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    /// let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// assert_eq!(server.calls(), 0);
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn calls(&self) -> usize {
        self.shared.in_flight.load(Ordering::Relaxed)
    }

    /// How many bytes the calls of all connections hold, not counting what is each connection's own
    /// ([`Quota::OWN`]).
    #[must_use]
    pub fn memory(&self) -> usize {
        self.shared.quota.used()
    }

    /// How many context handles are open. Those whose clients are gone do not count.
    #[must_use]
    pub fn context_handles(&self) -> usize {
        self.shared.groups.handles.open()
    }

    /// Stops the server. No more connections are accepted, clients are asked to close theirs, new calls are
    /// refused with `RPC_S_SERVER_UNAVAILABLE`, and calls in flight are finished. After `grace`, calls still
    /// in flight are given up: methods that wait are dropped, and connections are closed. Returns when all
    /// connections are closed, and what their context handles stood for is run down, at the latest a second after `grace`.
    ///
    /// A plain `fn` cannot be stopped: its connection is closed, and its thread goes on. So does the part of a method that runs
    /// in the task of its caller within the process ([`Server::in_process`]).
    pub async fn shutdown(&self, grace: Duration) {
        begin_to_stop(&self.stop);
        if tokio::time::timeout(grace, self.all_closed()).await.is_ok() {
            return;
        }
        match self.connections() {
            0 => {}
            n => warn!("connections that were still busy after the grace period: {n}"),
        }
        self.stop.send_replace(Stop::Abort);
        // A connection ends as soon as its task runs, but a method may block that.
        const LAST: Duration = Duration::from_secs(1);
        if tokio::time::timeout(LAST, self.all_closed()).await.is_err() {
            match self.connections() {
                0 => warn!("contexts whose rundown does not end"),
                n => warn!("connections that are held by methods that block: {n}"),
            }
        }
    }

    async fn all_closed(&self) {
        while self.shared.peers.tasks() != 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// Has a server take no more calls, and finish those that it has.
pub(super) fn begin_to_stop(stop: &watch::Sender<Stop>) {
    stop.send_if_modified(|stop| {
        let begins = *stop == Stop::No;
        *stop = (*stop).max(Stop::Finish);
        begins
    });
}

impl core::fmt::Debug for Server {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let names: Vec<_> = self.interfaces().map(|interface| interface.name).collect();
        f.debug_struct("Server").field("interfaces", &names).finish_non_exhaustive()
    }
}

/// Where a server listens.
///
/// ```
/// use rpc_runtime::prelude::*;
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
/// # struct MyAdder;
/// # impl Adder for MyAdder {
/// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
/// # }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
/// let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
/// assert_ne!(endpoint.binding().endpoint(), "0"); // the port that the system chose
/// let client = AdderClient::connect(endpoint.binding()).await?;
/// # assert_eq!(client.add(40, 2).await?, 42);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint {
    binding: Binding,
}

impl Endpoint {
    /// The binding, with the port that the system chose for port 0.
    #[must_use]
    pub fn binding(&self) -> &Binding {
        &self.binding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many bytes as an allocator has a class for, with what tokio adds.
    #[tokio::test]
    async fn a_connection_is_a_small_future() {
        let server = Server::builder().build().unwrap();
        let (stream, _client) = Stream::pair();
        let admitted = server.shared.peers.admit(None);
        let last = (server.clone(), server.shared.peers.task());
        let connection = server.run(stream, String::new(), admitted, last);
        let bytes = size_of_val(&connection);
        assert!(bytes <= 1792, "{bytes}");
    }
}
