//! Setting up a server.

use core::sync::atomic::AtomicUsize;
use core::time::Duration;
use std::sync::Arc;

use allocator_api2::alloc::Allocator;
use tokio::sync::Semaphore;

use super::call::{CallSettings, Dispatch};
use super::context_handles::HandleLimits;
use super::groups::Groups;
use super::management::{self, ManagementPolicy};
use super::peers::Peers;
use super::security::Policy;
use super::server::{Inner, Offered, Server};
use super::settings::Settings;
use crate::call_info::CallInfo;
use crate::context::Patience;
use crate::error::{Error, Result};
use crate::memory::{Quota, SharedAllocator};
use crate::ndr::{DecodeLimits, Encoder};
use crate::protocol::{MIN_FRAGMENT, Places, ServerConfig, SyntaxId};
use crate::security::{Acceptor, AuthenticationLevel};
use crate::status::Status;

/// Sets up a [`Server`]: its interfaces, its limits and its time-outs. [`manual::servers`](crate::manual::servers) has
/// them as tables.
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
/// let server = Server::builder()
///     .offer(AdderServer::new(MyAdder))
///     .max_connections(100)
///     .idle_timeout(Duration::from_secs(600))
///     .build()?;
/// # let client = AdderClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
/// # assert_eq!(client.add(40, 2).await?, 42);
/// # Ok(()) }
/// ```
pub struct ServerBuilder {
    /// Each with its own allocator, if it has one.
    interfaces: Vec<(Box<dyn Dispatch>, Option<SharedAllocator>)>,
    calls: CallSettings,
    management: ManagementPolicy,
    pub(super) settings: Settings,
}

/// How many connections at once are told that the server is at its limits; others are closed at once.
const REFUSALS: usize = 64;

impl ServerBuilder {
    pub(super) fn new() -> ServerBuilder {
        ServerBuilder {
            interfaces: Vec::new(),
            calls: CallSettings {
                limits: DecodeLimits::default(),
                encode_depth: Encoder::DEPTH,
                max_call_bytes: ServerConfig::default().max_call_bytes,
                reply_size: Arc::default(),
                allocator: SharedAllocator::default(),
                log: Arc::default(),
                counters: Arc::default(),
                patience: Patience { most: 1024, timeout: Duration::from_secs(120) },
            },
            management: ManagementPolicy::default(),
            settings: Settings::default(),
        }
    }

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

    /// What the [management interface](crate::management) does, which others ask what the server offers and what it has done.
    /// Default: it tells, and does not stop the server for anybody. One of that uuid that is offered takes its place.
    ///
    /// ```
    /// use rpc_runtime::management::ManagementClient;
    /// use rpc_runtime::prelude::*;
    /// use rpc_runtime::server::ManagementPolicy;
    ///
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// let server = Server::builder().management(ManagementPolicy::Off).build()?;
    /// let association = ClientBuilder::new().over(server.in_process());
    /// let error = ManagementClient::bind(&association).await.unwrap_err();
    /// assert_eq!(error.status(), Status::UNKNOWN_IF);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn management(mut self, policy: ManagementPolicy) -> ServerBuilder {
        self.management = policy;
        self
    }

    /// Lets clients authenticate with a security package. A server may have several, each of another
    /// [service](crate::security::AuthenticationService). That they can does not oblige them: see
    /// [`min_level`](ServerBuilder::min_level), and [`manual::security`](crate::manual::security) for all of it.
    #[must_use]
    pub fn authenticate(mut self, acceptor: impl Acceptor + 'static) -> ServerBuilder {
        self.settings.acceptors.push(Arc::new(acceptor));
        self
    }

    /// The lowest level at which calls are taken. An interface may ask for a higher one:
    /// `#[rpc_interface(min_level = "integrity", …)]`. A call below is refused with `RPC_S_ACCESS_DENIED`, before anything of it
    /// is kept or decoded. Calls from within the process are not refused, and those through a Unix-domain socket are.
    /// Default: none, so that clients need not authenticate.
    #[must_use]
    pub fn min_level(mut self, level: AuthenticationLevel) -> ServerBuilder {
        self.settings.min_level = Some(level);
        self
    }

    /// Asks `policy` about each call before anything of it is kept or decoded (Microsoft: a security callback,
    /// `RPC_IF_CALLBACK_FN`). A call that it refuses fails with the error's status; the error's text is logged. It is asked
    /// on the connection's task, and should not wait.
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
    /// let server = Server::builder()
    ///     .offer(AdderServer::new(MyAdder))
    ///     .policy(|call| match call.authentication() {
    ///         Some(client) if client.identity().name == "alice" => Ok(()),
    ///         _ => Err(Error::new(Status::ACCESS_DENIED, "alice alone may add")),
    ///     })
    ///     .build()?;
    /// # let client = AdderClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
    /// # assert_eq!(client.add(40, 2).await.unwrap_err().status(), Status::ACCESS_DENIED);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn policy(
        mut self,
        policy: impl Fn(&CallInfo) -> Result<()> + Send + Sync + 'static,
    ) -> ServerBuilder {
        self.settings.policy = Some(Policy::new(policy));
        self
    }

    /// How many security contexts a connection may have, of clients that negotiate several. Default 8.
    #[must_use]
    pub fn max_security_contexts(mut self, contexts: usize) -> ServerBuilder {
        self.settings.protocol.max_security_contexts = contexts.max(1);
        self
    }

    /// The largest fragment in bytes, sent or taken: 1432 to 65535. Default 65528.
    #[must_use]
    pub fn max_fragment(mut self, bytes: u16) -> ServerBuilder {
        self.settings.protocol.max_fragment = bytes.max(MIN_FRAGMENT);
        self
    }

    /// The largest stub of a request, in bytes; a call beyond is refused with `RPC_S_OUT_OF_RESOURCES`, and
    /// its connection stays. Default 16 MiB.
    #[must_use]
    pub fn max_call_bytes(mut self, bytes: usize) -> ServerBuilder {
        self.settings.protocol.max_call_bytes = bytes;
        self.calls.max_call_bytes = bytes;
        self
    }

    /// How many bytes the calls of one connection may hold together: their requests, what is decoded of them,
    /// call memory, replies that are not read yet, and the tokens of a handshake that is not over. When half of it is taken, nothing more is read from the
    /// connection for up to a second while calls are in flight; a call that needs more than there is fails
    /// with `RPC_S_OUT_OF_MEMORY`. What methods allocate for themselves is not counted until it is in a
    /// reply. Default 64 MiB.
    #[must_use]
    pub fn max_connection_memory(mut self, bytes: usize) -> ServerBuilder {
        self.settings.max_connection_memory = bytes;
        self
    }

    /// How many bytes the calls of all connections may hold together, beside 64 KiB that each connection may
    /// always have ([`Quota::OWN`]), so that small calls are served whatever others hold. Requests of which
    /// fragments are missing may take half of it. Default 128 MiB.
    #[must_use]
    pub fn max_memory(mut self, bytes: usize) -> ServerBuilder {
        self.settings.max_memory = bytes;
        self
    }

    /// How many context handles a client may have open, whatever its connections. A call that would open more fails with
    /// `RPC_S_OUT_OF_RESOURCES`, and what it made is run down. Default 65536.
    #[must_use]
    pub fn max_context_handles(mut self, handles: usize) -> ServerBuilder {
        self.settings.max_context_handles = handles;
        self
    }

    /// How many context handles all clients of one IP address may have open. Default 262144.
    #[must_use]
    pub fn max_context_handles_per_address(mut self, handles: usize) -> ServerBuilder {
        self.settings.max_context_handles_per_address = handles;
        self
    }

    /// How many context handles all clients together may have open. A handle takes about 150 bytes of the server, and what
    /// is behind it. Default 1048576.
    #[must_use]
    pub fn max_all_context_handles(mut self, handles: usize) -> ServerBuilder {
        self.settings.max_all_context_handles = handles;
        self
    }

    /// How many calls may wait for one context handle, which others use; one beyond is refused with
    /// `RPC_S_SERVER_TOO_BUSY`. Default 1024.
    #[must_use]
    pub fn max_context_handle_waiters(mut self, calls: usize) -> ServerBuilder {
        self.calls.patience.most = calls;
        self
    }

    /// How long a call may wait for each of its context handles, which others use; then it is refused with
    /// `RPC_S_CALL_CANCELLED`. `Duration::MAX` leaves it to the client to give the call up. Default 2 minutes.
    #[must_use]
    pub fn context_handle_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.calls.patience.timeout = timeout;
        self
    }

    /// How many methods that are plain `fn`s may run at once, on threads of tokio's blocking pool; others
    /// wait. The pool has 512 threads unless the runtime was built otherwise. Default 256.
    #[must_use]
    pub fn max_blocking_calls(mut self, calls: usize) -> ServerBuilder {
        self.settings.max_blocking = calls.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// How many methods that are plain `fn`s one connection may run at once. Default 32.
    #[must_use]
    pub fn max_connection_blocking_calls(mut self, calls: usize) -> ServerBuilder {
        self.settings.max_connection_blocking = calls.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// How many methods that are plain `fn`s all connections of one IP address may run at once. Default 128.
    #[must_use]
    pub fn max_blocking_calls_per_address(mut self, calls: usize) -> ServerBuilder {
        self.settings.max_address_blocking = calls.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// How many calls may be in flight on a connection; a call beyond is refused with
    /// `RPC_S_SERVER_TOO_BUSY`. Default 1024.
    #[must_use]
    pub fn max_calls(mut self, calls: usize) -> ServerBuilder {
        self.settings.protocol.max_calls = calls;
        self
    }

    /// How many calls may be in flight on all connections together, beside one that each connection may always have, so that
    /// who makes one call at a time is served whatever others do. A call beyond is refused with `RPC_S_SERVER_TOO_BUSY`.
    /// Default 65536.
    #[must_use]
    pub fn max_all_calls(mut self, calls: usize) -> ServerBuilder {
        self.settings.max_all_calls = calls;
        self
    }

    /// How many requests may be unfinished on all connections together, beside one that each connection may always have:
    /// fragments have come, and others are missing. One beyond is refused with `RPC_S_SERVER_TOO_BUSY`. A call with an
    /// \[in\] pipe is a call in flight from its first fragment on, and is not among them. Default 16384.
    #[must_use]
    pub fn max_unfinished_requests(mut self, requests: usize) -> ServerBuilder {
        self.settings.max_unfinished = requests;
        self
    }

    /// How many of them all connections of one IP address may have, beside one of each connection. Default 4096.
    #[must_use]
    pub fn max_unfinished_requests_per_address(mut self, requests: usize) -> ServerBuilder {
        self.settings.max_address_unfinished = requests;
        self
    }

    /// How many connections there may be. When there are so many, a new one takes the place of the one that
    /// has been idle for the longest time, if that is long enough ([`ServerBuilder::evict_after`]). Addresses
    /// with the most connections lose one first, and those with fewer than the newcomer's lose none. If there
    /// is no place, the bind is refused (local_limit_exceeded), which a client sees as
    /// `RPC_S_SERVER_TOO_BUSY`. Default 1024.
    #[must_use]
    pub fn max_connections(mut self, connections: usize) -> ServerBuilder {
        self.settings.max_connections = connections;
        self
    }

    /// How many connections one IP address may have. When it has so many, a new one takes the place of
    /// another of its own, or is refused, as for [`ServerBuilder::max_connections`]. Default 512.
    #[must_use]
    pub fn max_connections_per_address(mut self, connections: usize) -> ServerBuilder {
        self.settings.max_connections_per_address = connections;
        self
    }

    /// For how long a connection must have had no call before another may take its place. `Duration::MAX`
    /// keeps all connections. Default 1 second.
    #[must_use]
    pub fn evict_after(mut self, idle: Duration) -> ServerBuilder {
        self.settings.evict_after = idle;
        self
    }

    /// How many TCP connections the system keeps before they are accepted. Default 1024.
    #[must_use]
    pub fn backlog(mut self, connections: u32) -> ServerBuilder {
        self.settings.backlog = connections;
        self
    }

    /// How long a client may take to bind, from its connection on, and as long again to authenticate. Default 30 seconds.
    #[must_use]
    pub fn bind_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.bind_timeout = timeout;
        self
    }

    /// How long a client may take over one PDU, from its first byte to its last; then the connection is
    /// closed. Default 30 seconds.
    #[must_use]
    pub fn receive_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.receive_timeout = timeout;
        self
    }

    /// How long a client may take over a request of several fragments, from the first to the last; then the
    /// call is refused with `RPC_S_CALL_CANCELLED`. Default 2 minutes.
    #[must_use]
    pub fn request_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.request_timeout = timeout;
        self
    }

    /// How long a client may take to read 64 KiB of its replies, or what is left of them; then the connection
    /// is closed. Default 30 seconds.
    #[must_use]
    pub fn reply_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.reply_timeout = timeout;
        self
    }

    /// How long a client may leave an \[in\] pipe silent, or a method may leave the pipe's data unread while
    /// the connection waits for that; then the call fails with `RPC_S_CALL_CANCELLED`. Default 30 seconds.
    #[must_use]
    pub fn pipe_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.pipe_timeout = timeout;
        self
    }

    /// How long a connection may have no call, from its bind or its last call's end on, before it is closed.
    /// Default: for ever, unless its place is needed.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: Duration) -> ServerBuilder {
        self.settings.idle_timeout = Some(timeout);
        self
    }

    /// What the data of a request may cost. The defaults are those of [`DecodeLimits`].
    #[must_use]
    pub fn decode_limits(mut self, limits: DecodeLimits) -> ServerBuilder {
        self.calls.limits = limits;
        self
    }

    /// How deep pointers may be nested in a reply: each level takes stack. A list whose pointer is its
    /// last field is one level, whatever its length. Default 200.
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
    /// `RPC_S_INVALID_ARG` when two interfaces have the same uuid and major version (IFC-03), or two security packages are of
    /// one service.
    pub fn build(self) -> Result<Server> {
        let named = self.interfaces.into_iter().map(|offered| (offered.0.interface(), offered));
        let named: Vec<_> = named.collect();
        for (i, (a, _)) in named.iter().enumerate() {
            for (b, _) in &named[..i] {
                if a.id.uuid == b.id.uuid && a.id.major == b.id.major {
                    let what = format!(
                        "[IFC-03] `{}` {}.{} and `{}` {}.{} have the same uuid and major version, {}; expected one \
                         interface for each",
                        b.name, b.id.major, b.id.minor, a.name, a.id.major, a.id.minor, a.id.uuid
                    );
                    return Err(Error::new(Status::INVALID_ARG, what));
                }
            }
        }
        super::security::check(&self.settings.acceptors)?;
        let calls = self.calls;
        let link = management::Link::default();
        let is_there = named.iter().any(|(of, _)| of.id.uuid == crate::management::ID);
        let built_in = match is_there {
            true => None,
            false => management::interface(self.management, &link),
        };
        let built_in = built_in.map(|dispatch| (dispatch.interface(), (dispatch, None), true));
        let named = named.into_iter().map(|(of, offered)| (of, offered, false)).chain(built_in);
        let offered = |(interface, (dispatch, allocator), is_built_in): (
            _,
            (_, Option<SharedAllocator>),
            _,
        )| {
            let allocator = allocator.unwrap_or_else(|| calls.allocator.clone());
            let reply_size = Arc::default();
            let settings = Arc::new(CallSettings { allocator, reply_size, ..calls.clone() });
            Offered { interface, dispatch, is_built_in, settings }
        };
        let settings = self.settings;
        let handles = HandleLimits::new(
            settings.max_context_handles,
            settings.max_context_handles_per_address,
            settings.max_all_context_handles,
        );
        let peers = Arc::new(Peers::new());
        let inner = Inner {
            interfaces: named.map(offered).collect(),
            counters: calls.counters.clone(),
            in_flight: AtomicUsize::new(0),
            calls: Arc::new(Places::new(settings.max_all_calls)),
            unfinished: Arc::new(Places::new(settings.max_unfinished)),
            groups: Arc::new(Groups::new(handles, peers.clone())),
            peers,
            log: calls.log.clone(),
            quota: Arc::new(Quota::new(settings.max_memory)),
            blocking: Arc::new(Semaphore::new(settings.max_blocking)),
            refusals: Arc::new(Semaphore::new(REFUSALS)),
            settings: Arc::new(settings),
        };
        Ok(Server::of(inner, &link))
    }
}

impl core::fmt::Debug for ServerBuilder {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ServerBuilder").field("settings", &self.settings).finish_non_exhaustive()
    }
}
