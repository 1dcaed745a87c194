//! Clients' limits.

use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::time::Duration;
use std::sync::Arc;

use allocator_api2::alloc::Allocator;

use super::Association;
use crate::error::{Error, Result};
use crate::memory::SharedAllocator;
use crate::ndr::{DecodeLimits, Encoder};
use crate::protocol::{ClientConfig, MIN_FRAGMENT, SyntaxId};
use crate::security::{AuthenticationLevel, Initiator};
use crate::status::Status;
use crate::transport::{Binding, ProtocolSequence, Stream, connect};

/// Sets up an [`Association`].
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
/// # let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
/// # let binding = endpoint.binding(); // ncacn_ip_tcp:127.0.0.1[49152], say
/// use std::time::Duration;
///
/// let association = ClientBuilder::new()
///     .connect_timeout(Duration::from_secs(3))
///     .call_timeout(Duration::from_secs(5))
///     .connect(binding)
///     .await?;
/// let client = AdderClient::bind(&association).await?;
/// # assert_eq!(client.add(40, 2).await?, 42);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct ClientBuilder {
    pub(super) protocol: ClientConfig,
    pub(super) limits: DecodeLimits,
    pub(super) encode_depth: usize,
    pub(super) allocator: SharedAllocator,
    pub(super) max_calls: usize,
    pub(super) max_connections: usize,
    pub(crate) connect_timeout: Duration,
    pub(crate) endpoint_mapper_port: u16,
    pub(super) call_timeout: Option<Duration>,
    pub(super) reconnect: bool,
    pub(super) way: Option<Way>,
    /// How connections are authenticated, if they are, at which level, and the server's principal name, if it was said, or
    /// is known of the binding.
    pub(super) initiator: Option<Arc<dyn Initiator>>,
    pub(super) level: AuthenticationLevel,
    pub(super) principal: Option<String>,
}

/// How to find the server, each time that it is connected to again: it may be elsewhere then.
#[derive(Clone)]
pub(crate) struct Way(Arc<dyn Fn() -> Found + Send + Sync>);

/// A connection, and where it leads.
type Found = Pin<Box<dyn Future<Output = Result<(Stream, Binding)>> + Send>>;

impl Way {
    pub(crate) fn new<F>(find: impl Fn() -> F + Send + Sync + 'static) -> Way
    where
        F: Future<Output = Result<(Stream, Binding)>> + Send + 'static,
    {
        Way(Arc::new(move || Box::pin(find())))
    }
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Way")
    }
}

impl Default for ClientBuilder {
    fn default() -> ClientBuilder {
        ClientBuilder {
            protocol: ClientConfig::default(),
            limits: DecodeLimits::default(),
            encode_depth: Encoder::DEPTH,
            allocator: SharedAllocator::default(),
            max_calls: 1024,
            max_connections: 1,
            connect_timeout: Duration::from_secs(30),
            endpoint_mapper_port: 135,
            call_timeout: None,
            reconnect: false,
            way: None,
            initiator: None,
            level: AuthenticationLevel::Privacy,
            principal: None,
        }
    }
}

impl ClientBuilder {
    /// The defaults.
    #[must_use]
    pub fn new() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The largest fragment in bytes, sent or taken: 1432 to 65535. Default 65528.
    #[must_use]
    pub fn max_fragment(mut self, bytes: u16) -> ClientBuilder {
        self.protocol.max_fragment = bytes.max(MIN_FRAGMENT);
        self
    }

    /// The largest stub of a response, in bytes. Default 64 MiB.
    #[must_use]
    pub fn max_call_bytes(mut self, bytes: usize) -> ClientBuilder {
        self.protocol.max_call_bytes = bytes;
        self
    }

    /// How many calls may be in flight on a connection; a call beyond waits, or goes over [another
    /// one](ClientBuilder::max_connections). A server that carries one call at a time has no more, whatever this is. Default
    /// 1024.
    #[must_use]
    pub fn max_calls(mut self, calls: usize) -> ClientBuilder {
        self.max_calls = calls.max(1);
        self
    }

    /// How many connections an association may have. A second one is made when a call finds no room on the first
    /// ([`max_calls`](ClientBuilder::max_calls)), and so on; all are of one association group, so that the server knows its
    /// context handles on each. They are kept as long as the association. Only what [connected](ClientBuilder::connect) can
    /// have more than one. Default 1.
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
    /// # let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    /// # let binding = endpoint.binding();
    /// // Four calls side by side at a server that carries one on a connection.
    /// let association = ClientBuilder::new().max_connections(4).connect(binding).await?;
    /// # assert_eq!(AdderClient::bind(&association).await?.add(40, 2).await?, 42);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn max_connections(mut self, connections: usize) -> ClientBuilder {
        self.max_connections = connections.max(1);
        self
    }

    /// How long connecting and each bind may take. Asking an endpoint mapper first is a part of connecting. Default 30
    /// seconds.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.connect_timeout = timeout;
        self
    }

    /// The TCP port of endpoint mappers, which are asked when a binding has no endpoint. Default 135.
    #[must_use]
    pub fn endpoint_mapper_port(mut self, port: u16) -> ClientBuilder {
        self.endpoint_mapper_port = port;
        self
    }

    /// How long a call may take. Default: for ever.
    #[must_use]
    pub fn call_timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.call_timeout = Some(timeout);
        self
    }

    /// Whether an association connects again, for the next call, when its connection is over. Default: no.
    ///
    /// A call that fails with its connection, and did not execute for certain
    /// ([`Error::may_have_executed`](crate::Error::may_have_executed)), is made again by itself, once; its request is
    /// kept in memory for that. Every other call that was in flight fails, because its method may have run: whether
    /// it can be repeated is for the program to say. A call with pipes is not repeated.
    ///
    /// The connections are on the runtime on which [`connect`](ClientBuilder::connect) is called; a stream that is [given](ClientBuilder::over) cannot be
    /// connected again.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use rpc_runtime::prelude::*;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// # let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    /// # let binding = endpoint.binding().to_string();
    /// let association = ClientBuilder::new().reconnect(true).connect(&*binding).await?;
    /// let client = AdderClient::bind(&association).await?;
    /// assert_eq!(client.add(40, 2).await?, 42);
    ///
    /// server.shutdown(Duration::ZERO).await;
    /// association.closed().await;
    /// # let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// # let endpoint = server.listen(&*binding).await?;
    /// // The server is there again.
    /// assert_eq!(client.add(40, 2).await?, 42);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn reconnect(mut self, reconnect: bool) -> ClientBuilder {
        self.reconnect = reconnect;
        self
    }

    /// Authenticates each connection with a security package, whose credentials are a user's. Default: not at all.
    ///
    /// Calls are sealed ([`AuthenticationLevel::Privacy`]) unless [`level`](ClientBuilder::level) says otherwise. A server that
    /// refuses the user says so when an interface is bound, or, with some packages, when the first call is made. An endpoint
    /// mapper that is asked first is asked without.
    ///
    /// [`manual::security`](crate::manual::security) says which package to take, and what errors mean.
    #[must_use]
    pub fn authenticate(mut self, initiator: impl Initiator + 'static) -> ClientBuilder {
        self.initiator = Some(Arc::new(initiator));
        self
    }

    /// How much of a call is protected, if it is said [who calls](ClientBuilder::authenticate). Default:
    /// [`AuthenticationLevel::Privacy`].
    #[must_use]
    pub fn level(mut self, level: AuthenticationLevel) -> ClientBuilder {
        self.level = level;
        self
    }

    /// The server's principal name, such as `cifs/server.example.com`. Default: `host/` and the binding's host.
    #[must_use]
    pub fn principal(mut self, name: impl Into<String>) -> ClientBuilder {
        self.principal = Some(name.into());
        self
    }

    /// Whether a server may leave the headers of calls unsigned, with a security package that does not protect them by
    /// itself, as Kerberos. Somebody between the two could then exchange procedures and answers, so that such a server is not
    /// talked to. Default: no.
    #[must_use]
    pub fn allow_unsigned_headers(mut self, allow: bool) -> ClientBuilder {
        self.protocol.allows_unsigned_headers = allow;
        self
    }

    /// The same for whoever is told nothing of the user.
    pub(crate) fn without_user(self) -> ClientBuilder {
        ClientBuilder { initiator: None, ..self }
    }

    /// The settings for a server at this binding.
    pub(super) fn to(mut self, binding: &Binding) -> ClientBuilder {
        if self.principal.is_none() && binding.sequence() == ProtocolSequence::Tcp {
            self.principal = Some(format!("host/{}", binding.host()));
        }
        self
    }

    /// What the data of a reply may cost. The defaults are those of [`DecodeLimits`].
    #[must_use]
    pub fn decode_limits(mut self, limits: DecodeLimits) -> ClientBuilder {
        self.limits = limits;
        self
    }

    /// How deep pointers may be nested in a request: each level takes stack. A list whose pointer is its
    /// last field is one level, whatever its length. Default 200.
    #[must_use]
    pub fn encode_depth(mut self, depth: usize) -> ClientBuilder {
        self.encode_depth = depth;
        self
    }

    /// Where the association's memory comes from; see [`Association::allocator`]. Default: the global
    /// allocator.
    #[must_use]
    pub fn allocator<A: Allocator + Send + Sync + 'static>(mut self, allocator: A) -> Self {
        self.allocator = SharedAllocator::new(allocator);
        self
    }

    /// The transfer syntaxes that are offered. Default: NDR, NDR64.
    #[must_use]
    pub fn transfer_syntaxes(mut self, syntaxes: &[SyntaxId]) -> ClientBuilder {
        self.protocol.syntaxes = syntaxes.to_vec();
        self
    }

    /// Connects to a server.
    ///
    /// # Errors
    /// When the binding cannot be read, or has no endpoint; `RPC_S_PROTSEQ_NOT_SUPPORTED` when this build does not have
    /// its protocol sequence; `RPC_S_SERVER_UNAVAILABLE` when nobody answers there.
    pub async fn connect<B>(&self, binding: B) -> Result<Association>
    where
        B: TryInto<Binding>,
        Error: From<B::Error>,
    {
        let binding = binding.try_into()?;
        let stream = self.stream(&binding).await?;
        Ok(Association::with(stream, self.clone(), binding))
    }

    /// An association over a connection that was found in this way, which is gone again when the server is connected to again.
    pub(crate) fn found(&self, (stream, binding): (Stream, Binding), way: Way) -> Association {
        let settings = ClientBuilder { way: Some(way), ..self.clone() };
        Association::with(stream, settings, binding)
    }

    /// A connection to where the server was, or is now.
    pub(super) async fn again(&self, binding: Binding) -> Result<(Stream, Binding)> {
        match &self.way {
            Some(Way(find)) => find().await,
            None => Ok((self.stream(&binding).await?, binding)),
        }
    }

    /// A new connection.
    pub(crate) async fn stream(&self, binding: &Binding) -> Result<Stream> {
        let connected = tokio::time::timeout(self.connect_timeout, connect(binding)).await;
        connected.map_err(|_| {
            let timeout = self.connect_timeout;
            let what = format!("no connection to {binding} in {timeout:?} (`connect_timeout`)");
            Error::new(Status::SERVER_UNAVAILABLE, what).not_executed()
        })?
    }

    /// An association over a stream that is connected already.
    ///
    /// # Panics
    /// Outside of a tokio runtime, which has to run the connection.
    #[must_use]
    pub fn over(&self, stream: Stream) -> Association {
        Association::new(stream, self.clone())
    }
}
