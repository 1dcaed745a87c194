//! What a method can learn about its call. This needs no feature: methods of a trait name it, and a trait is
//! the same whatever the features.

use std::sync::Arc;

use uuid::Uuid;

use crate::memory::Quota;

/// What all calls of one connection have in common.
#[derive(Debug)]
pub(crate) struct Caller {
    /// The client, for logs: its address for TCP.
    pub(crate) peer: String,
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
