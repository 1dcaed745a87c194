//! Servers, their limits, and their endpoints.

use core::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use core::time::Duration;
use std::sync::Arc;

use allocator_api2::alloc::Allocator;
use tokio::sync::watch;
use tracing::warn;

use super::call::{CallSettings, Dispatch};
use super::connection;
use crate::error::{Error, Result};
use crate::memory::SharedAllocator;
use crate::ndr::{DecodeLimits, Encoder};
use crate::protocol::{MIN_FRAGMENT, OfferedInterfaces, ServerConfig, SyntaxId};
use crate::status::Status;
use crate::transport::{Binding, Listener, ProtocolSequence, Stream};

/// A server: interfaces, and limits for those who call them.
///
/// Cloning gives another handle to the same server. See the crate's documentation for an example.
#[derive(Clone)]
pub struct Server {
    shared: Arc<Shared>,
    settings: Arc<Settings>,
    stop: watch::Sender<bool>,
}

pub(super) struct Shared {
    interfaces: Vec<Offered>,
    groups: AtomicU32,
    connections: AtomicUsize,
}

/// An interface that is offered.
pub(super) struct Offered {
    pub(super) dispatch: Box<dyn Dispatch>,
    pub(super) settings: CallSettings,
}

/// What a server lets its clients do.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) protocol: ServerConfig,
    pub(super) max_connections: usize,
    pub(super) bind_timeout: Duration,
    pub(super) pipe_timeout: Duration,
    pub(super) idle_timeout: Option<Duration>,
}

/// Sets up a [`Server`].
pub struct ServerBuilder {
    /// With their own allocators, if they have one.
    interfaces: Vec<(Box<dyn Dispatch>, Option<SharedAllocator>)>,
    calls: CallSettings,
    settings: Settings,
}

impl Shared {
    pub(super) fn offered(&self, interface: usize) -> &Offered {
        &self.interfaces[interface]
    }

    /// A number for a new association group; never zero.
    pub(super) fn next_group(&self) -> u32 {
        self.groups.fetch_add(1, Ordering::Relaxed).wrapping_add(1).max(1)
    }
}

impl OfferedInterfaces for Shared {
    fn find(&self, wanted: &SyntaxId) -> Option<usize> {
        self.interfaces.iter().position(|offered| offered.dispatch.interface().id.accepts(wanted))
    }

    fn has_input_pipe(&self, interface: usize, opnum: u16) -> bool {
        let offered = self.interfaces.get(interface);
        let procedure = offered.and_then(|offered| offered.dispatch.interface().procedure(opnum));
        procedure.is_some_and(|procedure| procedure.input_pipe)
    }
}

impl Server {
    /// Sets up a server.
    #[must_use]
    pub fn builder() -> ServerBuilder {
        ServerBuilder {
            interfaces: Vec::new(),
            calls: CallSettings {
                limits: DecodeLimits::default(),
                encode_depth: Encoder::DEPTH,
                max_call_bytes: ServerConfig::default().max_call_bytes,
                allocator: SharedAllocator::default(),
            },
            settings: Settings {
                protocol: ServerConfig::default(),
                max_connections: 1024,
                bind_timeout: Duration::from_secs(30),
                pipe_timeout: Duration::from_secs(30),
                idle_timeout: None,
            },
        }
    }

    /// Listens at a binding, such as `ncacn_ip_tcp:127.0.0.1[0]`, and serves who connects. It goes on
    /// when the [`Endpoint`] is dropped, until [`Server::shutdown`].
    ///
    /// # Errors
    /// When the binding cannot be read, or the address cannot be listened on.
    pub async fn listen<B>(&self, binding: B) -> Result<Endpoint>
    where
        B: TryInto<Binding>,
        Error: From<B::Error>,
    {
        let listener = Listener::bind(&binding.try_into()?).await?;
        let endpoint = Endpoint { binding: listener.binding().clone() };
        let server = self.clone();
        tokio::spawn(async move { server.accept(listener).await });
        Ok(endpoint)
    }

    async fn accept(self, listener: Listener) {
        let mut stop = self.stop.subscribe();
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stop.wait_for(|stop| *stop) => return,
            };
            match accepted {
                Ok(stream) => self.spawn(stream, listener.binding()),
                Err(error) => {
                    // Out of descriptors, say: accepting again at once would spin.
                    warn!("cannot accept a connection: {error}");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
    }

    fn spawn(&self, stream: Stream, binding: &Binding) {
        let shared = self.shared.clone();
        if shared.connections.fetch_add(1, Ordering::Relaxed) >= self.settings.max_connections {
            shared.connections.fetch_sub(1, Ordering::Relaxed);
            warn!(peer = %stream.peer, "connection refused: the limit is reached");
            return;
        }
        let secondary_address = match binding.sequence() {
            ProtocolSequence::Tcp => binding.endpoint().to_owned(),
            ProtocolSequence::Local => String::new(),
        };
        let settings = self.settings.clone();
        let stop = self.stop.subscribe();
        tokio::spawn(async move {
            let counted = Counted(shared.clone());
            connection::serve(shared, &settings, secondary_address, stream, stop).await;
            drop(counted);
        });
    }

    /// Serves one stream, until it ends.
    pub async fn serve(&self, stream: Stream) {
        let (shared, stop) = (self.shared.clone(), self.stop.subscribe());
        shared.connections.fetch_add(1, Ordering::Relaxed);
        let _counted = Counted(shared.clone());
        connection::serve(shared, &self.settings, String::new(), stream, stop).await;
    }

    /// A stream to this server within the process, to connect a client to.
    #[must_use]
    pub fn in_process(&self) -> Stream {
        let (client, server) = Stream::pair();
        let this = self.clone();
        tokio::spawn(async move { this.serve(server).await });
        client
    }

    /// How many connections there are.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::Relaxed)
    }

    /// Stops: no more connections are accepted, calls in flight are finished, then the connections
    /// are closed. Returns when they all are, or after `grace`.
    pub async fn shutdown(&self, grace: Duration) {
        self.stop.send_replace(true);
        let all_closed = async {
            while self.connections() != 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        if tokio::time::timeout(grace, all_closed).await.is_err() {
            warn!("{} connections were still busy after the grace period", self.connections());
        }
    }
}

impl core::fmt::Debug for Server {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let names: Vec<_> =
            self.shared.interfaces.iter().map(|i| i.dispatch.interface().name).collect();
        f.debug_struct("Server").field("interfaces", &names).finish_non_exhaustive()
    }
}

/// Counts a connection as closed when its task ends, however it does.
struct Counted(Arc<Shared>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Where a server listens.
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

impl ServerBuilder {
    /// Offers an interface: an `XServer` that `#[rpc_interface]` made.
    #[must_use]
    pub fn offer(mut self, interface: impl Dispatch) -> ServerBuilder {
        self.interfaces.push((Box::new(interface), None));
        self
    }

    /// Offers an interface whose calls' memory comes from an allocator of its own.
    #[must_use]
    pub fn offer_in<A>(mut self, interface: impl Dispatch, allocator: A) -> ServerBuilder
    where
        A: Allocator + Send + Sync + 'static,
    {
        let allocator = SharedAllocator::new(allocator);
        self.interfaces.push((Box::new(interface), Some(allocator)));
        self
    }

    /// The largest fragment in bytes, sent or taken: 1432 to 65535. Default 65528.
    #[must_use]
    pub fn max_fragment(mut self, bytes: u16) -> ServerBuilder {
        self.settings.protocol.max_fragment = bytes.max(MIN_FRAGMENT);
        self
    }

    /// The largest stub of a request, in bytes. Default 16 MiB.
    #[must_use]
    pub fn max_call_bytes(mut self, bytes: usize) -> ServerBuilder {
        self.settings.protocol.max_call_bytes = bytes;
        self.calls.max_call_bytes = bytes;
        self
    }

    /// How long a method may leave what came of its \[in\] pipe unread, while its connection waits for it; then
    /// its call fails with `RPC_S_CALL_CANCELLED`. Default 30 s.
    #[must_use]
    pub fn pipe_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.pipe_timeout = timeout;
        self
    }

    /// How many calls may be in flight on a connection. Default 1024.
    #[must_use]
    pub fn max_calls(mut self, calls: usize) -> ServerBuilder {
        self.settings.protocol.max_calls = calls;
        self
    }

    /// How many connections there may be. Default 1024.
    #[must_use]
    pub fn max_connections(mut self, connections: usize) -> ServerBuilder {
        self.settings.max_connections = connections;
        self
    }

    /// How long a client may take to bind. Default 30 seconds.
    #[must_use]
    pub fn bind_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.bind_timeout = timeout;
        self
    }

    /// How long a connection may have no call in flight before it is closed. Default: for ever.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.idle_timeout = Some(timeout);
        self
    }

    /// What the data of a call may cost.
    #[must_use]
    pub fn decode_limits(mut self, limits: DecodeLimits) -> ServerBuilder {
        self.calls.limits = limits;
        self
    }

    /// How deep pointers may be nested in a reply: each level takes stack. A list whose pointer is its
    /// last field is one level, whatever its length. Default 1000.
    #[must_use]
    pub fn encode_depth(mut self, depth: usize) -> ServerBuilder {
        self.calls.encode_depth = depth;
        self
    }

    /// Where the calls' memory comes from. Default: the global allocator.
    #[must_use]
    pub fn allocator<A: Allocator + Send + Sync + 'static>(mut self, allocator: A) -> Self {
        self.calls.allocator = SharedAllocator::new(allocator);
        self
    }

    /// The transfer syntaxes that are spoken, the preferred one first. Default: NDR64, NDR.
    #[must_use]
    pub fn transfer_syntaxes(mut self, syntaxes: &[SyntaxId]) -> ServerBuilder {
        self.settings.protocol.syntaxes = syntaxes.to_vec();
        self
    }

    /// The server.
    ///
    /// # Errors
    /// `RPC_S_INVALID_ARG` when two interfaces have the same uuid and major version (IFC-03).
    pub fn build(self) -> Result<Server> {
        for (i, (a, _)) in self.interfaces.iter().enumerate() {
            for (b, _) in &self.interfaces[..i] {
                let (a, b) = (a.interface(), b.interface());
                if a.id.uuid == b.id.uuid && a.id.major == b.id.major {
                    let what = format!(
                        "[IFC-03] `{}` and `{}` have the same uuid, {}",
                        b.name, a.name, a.id.uuid
                    );
                    return Err(Error::new(Status::INVALID_ARG, what).not_executed());
                }
            }
        }
        let calls = self.calls;
        let offered = |(dispatch, allocator): (_, Option<SharedAllocator>)| {
            let allocator = allocator.unwrap_or_else(|| calls.allocator.clone());
            Offered { dispatch, settings: CallSettings { allocator, ..calls.clone() } }
        };
        let shared = Shared {
            interfaces: self.interfaces.into_iter().map(offered).collect(),
            groups: AtomicU32::new(0),
            connections: AtomicUsize::new(0),
        };
        Ok(Server {
            shared: Arc::new(shared),
            settings: Arc::new(self.settings),
            stop: watch::Sender::new(false),
        })
    }
}

impl core::fmt::Debug for ServerBuilder {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ServerBuilder").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// A string binding that is a [`Binding`] already cannot be wrong.
impl From<core::convert::Infallible> for Error {
    fn from(never: core::convert::Infallible) -> Error {
        match never {}
    }
}
