//! What a method can learn about its call. This needs no feature: methods of a trait name it, and a trait is
//! the same whatever the features.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use uuid::Uuid;

#[cfg(feature = "server")]
use crate::cancellation::Cancellation;
use crate::memory::Quota;
use crate::security::Authentication;

/// What carries a connection.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum Transport {
    /// TCP (`ncacn_ip_tcp`).
    Tcp,
    /// A Unix-domain socket (`ncalrpc`).
    Local,
    /// The process itself.
    InProcess,
    /// A stream of the application's.
    #[default]
    Other,
}

/// Who is at the other end of a Unix-domain socket, as the system says: the process that connected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LocalCredentials {
    /// The user.
    pub uid: u32,
    /// The group.
    pub gid: u32,
    /// The process, where the system tells it.
    pub pid: Option<i32>,
}

/// Where a connection comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Origin {
    pub(crate) transport: Transport,
    pub(crate) address: Option<SocketAddr>,
    pub(crate) credentials: Option<LocalCredentials>,
}

impl Origin {
    /// Whether both may be of one client: what is known of them is the same.
    pub(crate) fn may_be_of(&self, other: &Origin) -> bool {
        let user = |of: &Origin| of.credentials.map(|credentials| credentials.uid);
        (self.transport, self.ip(), user(self)) == (other.transport, other.ip(), user(other))
    }

    /// The address, if there is one. One of IPv4 is the same however it is written.
    pub(crate) fn ip(&self) -> Option<IpAddr> {
        self.address.map(|address| address.ip().to_canonical())
    }
}

/// What all calls of one connection have in common.
#[derive(Debug)]
pub(crate) struct Caller {
    /// The client, for logs: its address for TCP.
    pub(crate) peer: String,
    pub(crate) origin: Origin,
    /// What the connection runs through, if that is to be known to its security package.
    #[cfg(feature = "server")]
    pub(crate) channel_binding: Option<Box<[u8]>>,
    /// The quota in which the calls' memory is counted.
    pub(crate) quota: Arc<Quota>,
    /// The permits to run plain `fn`s: the connection's, its address's and the server's.
    #[cfg(feature = "server")]
    pub(crate) blocking: [Arc<tokio::sync::Semaphore>; 3],
}

/// What a method can learn about its call: take it as a parameter, `call: &CallInfo`. It is not on the wire,
/// and the client's method does not have it.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// trait Greeter {
///     async fn greet(&self, call: &CallInfo) -> Result<Option<WString>>;
/// }
///
/// struct Service;
///
/// impl Greeter for Service {
///     async fn greet(&self, call: &CallInfo) -> Result<Option<WString>> {
///         Ok(Some(format!("hello, {}", call.peer()).as_str().into()))
///     }
/// }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let server = Server::builder().offer(GreeterServer::new(Service)).build()?;
/// # let association = ClientBuilder::new().over(server.in_process());
/// let client = GreeterClient::bind(&association).await?;
/// assert_eq!(client.greet().await?.unwrap().to_string(), "hello, in-process");
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct CallInfo {
    /// Whether the call is cancelled, if its method wants to know.
    #[cfg(feature = "server")]
    pub(crate) cancellation: Option<Arc<Cancellation>>,
    pub(crate) authentication: Option<Authentication>,
    pub(crate) object: Option<Uuid>,
    pub(crate) caller: Arc<Caller>,
    pub(crate) opnum: u16,
    pub(crate) ndr64: bool,
}

impl CallInfo {
    /// The object that the client calls.
    #[must_use]
    pub const fn object(&self) -> Option<Uuid> {
        self.object
    }

    /// The client's name, for logs: for TCP, its address and port.
    #[must_use]
    pub fn peer(&self) -> &str {
        &self.caller.peer
    }

    /// Whether nobody wants the call's result any more: the client cancels the call (`co_cancel`), and still waits for its
    /// end; or it has given the call up, or is gone (Microsoft: `RpcServerTestCancel`).
    ///
    /// A plain `fn` that runs for long asks this now and then: nothing else stops it.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        #[cfg(feature = "server")]
        return self.cancellation.as_ref().is_some_and(|cancellation| cancellation.is_cancelled());
        #[cfg(not(feature = "server"))]
        false
    }

    /// Waits until [the call is cancelled](CallInfo::is_cancelled). An `async fn` whose client has given it up, or is gone, is
    /// dropped where it waits; so this is for a client that cancels, and still waits.
    ///
    /// ```
    /// use rpc_runtime::prelude::*;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Service { async fn wait(&self, call: &CallInfo) -> Result<bool>; }
    /// # struct MyService { event: tokio::sync::Notify }
    /// # impl Service for MyService {
    /// async fn wait(&self, call: &CallInfo) -> Result<bool> {
    ///     tokio::select! {
    ///         () = self.event.notified() => Ok(true),
    ///         () = call.cancelled() => Ok(false),
    ///     }
    /// }
    /// # }
    /// ```
    pub async fn cancelled(&self) {
        #[cfg(feature = "server")]
        if let Some(cancellation) = &self.cancellation {
            return cancellation.cancelled().await;
        }
        core::future::pending().await
    }

    /// What carries the client's connection.
    #[must_use]
    pub fn transport(&self) -> Transport {
        self.caller.origin.transport
    }

    /// The client's address and port, if it has one.
    #[must_use]
    pub fn address(&self) -> Option<SocketAddr> {
        self.caller.origin.address
    }

    /// Who the client is, if it is a process of this machine that called through a Unix-domain socket: the system says so,
    /// and not the client.
    ///
    /// ```
    /// use rpc_runtime::prelude::*;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Service { async fn stop(&self, call: &CallInfo) -> Result<()>; }
    /// # struct MyService;
    /// # impl Service for MyService {
    /// async fn stop(&self, call: &CallInfo) -> Result<()> {
    ///     match call.credentials() {
    ///         Some(client) if client.uid == 0 => Ok(()),
    ///         _ => Err(Status::ACCESS_DENIED.into()),
    ///     }
    /// }
    /// # }
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let server = Server::builder().offer(ServiceServer::new(MyService)).build()?;
    /// # let client = ServiceClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
    /// # assert_eq!(client.stop().await.unwrap_err().status(), Status::ACCESS_DENIED);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn credentials(&self) -> Option<LocalCredentials> {
        self.caller.origin.credentials
    }

    /// How the client is authenticated, and who it is, if it [is](crate::security).
    ///
    /// ```
    /// use rpc_runtime::prelude::*;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Service { async fn stop(&self, call: &CallInfo) -> Result<()>; }
    /// # struct MyService;
    /// # impl Service for MyService {
    /// async fn stop(&self, call: &CallInfo) -> Result<()> {
    ///     match call.authentication() {
    ///         Some(client) if client.identity().name == "alice" => Ok(()),
    ///         _ => Err(Error::new(Status::ACCESS_DENIED, "alice alone may stop it")),
    ///     }
    /// }
    /// # }
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let server = Server::builder().offer(ServiceServer::new(MyService)).build()?;
    /// # let client = ServiceClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
    /// # assert_eq!(client.stop().await.unwrap_err().status(), Status::ACCESS_DENIED);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn authentication(&self) -> Option<&Authentication> {
        self.authentication.as_ref()
    }

    /// The procedure's number.
    #[must_use]
    pub const fn opnum(&self) -> u16 {
        self.opnum
    }

    /// Whether the call is in NDR64.
    #[must_use]
    pub const fn is_ndr64(&self) -> bool {
        self.ndr64
    }
}
