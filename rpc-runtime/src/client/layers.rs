//! Calls that go through `tower` layers before they are sent.

use core::fmt;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::{Context, Poll};
use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use tower_layer::Layer;
use tower_service::Service;

use super::call::{Call, Client, ClientReply, Deadline};
use crate::call_span::CallSpan;
use crate::error::{Error, Result};
use crate::interface::{Interface, MethodName};
use crate::protocol::Body;
use crate::status::Status;

/// A call's answer, when it comes.
pub type Answered = Pin<Box<dyn Future<Output = Result<ClientReply>> + Send>>;

/// A call that a client is about to make: its request, and where it goes.
pub struct ClientRequest {
    client: Client,
    opnum: u16,
    deadline: Deadline,
    body: Body,
    /// It names what is of its connection.
    stays: bool,
}

impl ClientRequest {
    /// The interface.
    #[must_use]
    pub fn interface(&self) -> &'static Interface {
        self.client.interface()
    }

    /// The procedure's number.
    #[must_use]
    pub fn opnum(&self) -> u16 {
        self.opnum
    }

    /// The size of the stub, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.body.stub().len()
    }

    /// A copy, for a call that is made again; `None` if it names a context handle, or if there is no memory.
    #[must_use]
    pub fn try_clone(&self) -> Option<ClientRequest> {
        let body = self.body.try_clone().ok().filter(|_| !self.stays)?;
        let ClientRequest { opnum, deadline, stays, .. } = *self;
        Some(ClientRequest { client: self.client.clone(), opnum, deadline, body, stays })
    }

    /// The same call, to another server.
    ///
    /// # Errors
    /// `RPC_S_INVALID_ARG` if that client is of another interface or transfer syntax, for which these bytes are another
    /// request, or if the call names a context handle.
    pub fn to(mut self, client: &Client) -> Result<ClientRequest> {
        let same = client.interface().id == self.client.interface().id
            && client.is_ndr64() == self.client.is_ndr64();
        if !same || self.stays {
            let what = "a call that cannot go to that client; expected one of the same interface and transfer syntax, and no context \
                        handle in the call";
            return Err(Error::from_static(Status::INVALID_ARG, what).not_executed());
        }
        let ClientRequest { client: before, .. } = &self;
        self.client = client.without_layers().instead_of(before);
        Ok(self)
    }

    /// Makes the call.
    ///
    /// # Errors
    /// As every call's.
    pub async fn send(self) -> Result<ClientReply> {
        let ClientRequest { client, opnum, deadline, body, stays } = self;
        let name = MethodName { interface: client.interface(), opnum };
        let span = CallSpan::at_client(name, client.association().peer());
        let mut call = Call::of(Cow::Owned(client), opnum, deadline, span);
        if stays {
            call.stays();
        }
        let result = call.exchange(body).await;
        call.end(result)
    }
}

impl fmt::Debug for ClientRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = MethodName { interface: self.interface(), opnum: self.opnum };
        write!(f, "ClientRequest({method}, {} bytes)", self.size())
    }
}

/// What makes calls: what the innermost layer calls.
#[derive(Clone, Copy, Debug, Default)]
pub struct CallService;

impl Service<ClientRequest> for CallService {
    type Response = ClientReply;
    type Error = Error;
    type Future = Answered;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: ClientRequest) -> Answered {
        Box::pin(request.send())
    }
}

/// Layers, whatever their types.
pub(super) trait Layers: Send + Sync {
    fn call(&self, request: ClientRequest) -> Answered;
}

impl<S> Layers for Mutex<S>
where
    S: Service<ClientRequest, Response = ClientReply> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<Error>,
{
    fn call(&self, request: ClientRequest) -> Answered {
        let mut service = self.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            let ready = poll_fn(|cx| service.poll_ready(cx)).await;
            ready.map_err(|error| error.into().not_executed())?;
            service.call(request).await.map_err(Into::into)
        })
    }
}

impl Client {
    /// The same client, whose calls go through `tower` layers: retries, limits, a choice among several servers
    /// ([`ClientRequest::to`]). A layer sees each request's bytes, and the reply's. Calls with pipes, and those that are not
    /// answered, do not go through them.
    ///
    /// The layers' errors have to become an [`Error`]: `tower`'s own types of errors do with its `MapErr`.
    ///
    /// ```
    /// use rpc_runtime::client::ClientRequest;
    /// use rpc_runtime::prelude::*;
    /// use tower::ServiceBuilder;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    ///
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// # let association = ClientBuilder::new().over(server.in_process());
    /// let layers = ServiceBuilder::new()
    ///     .map_request(|request: ClientRequest| {
    ///         println!("{request:?}");
    ///         request
    ///     })
    ///     .concurrency_limit(8);
    /// let client = AdderClient::bind(&association).await?.with(|client| client.layered(layers));
    /// assert_eq!(client.add(40, 2).await?, 42);
    /// # Ok(()) }
    /// ```
    ///
    /// # Rate limits
    ///
    /// The layers' service is cloned for each call. `tower`'s `RateLimit` cannot be cloned, because it counts; behind a
    /// `Buffer`, which hands the calls of all clones to one, it counts them together. To build the layers takes a tokio
    /// runtime then. The time that a call waits in a layer is part of its [`call_timeout`](super::ClientBuilder::call_timeout).
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use rpc_runtime::client::ClientRequest;
    /// use rpc_runtime::prelude::*;
    /// use tower::ServiceBuilder;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    ///
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// # let association = ClientBuilder::new().over(server.in_process());
    /// let layers = ServiceBuilder::new()
    ///     .map_err(|error: tower::BoxError| match error.downcast::<Error>() {
    ///         Ok(of_the_call) => *of_the_call,
    ///         Err(of_a_layer) => Error::from(Status::CALL_FAILED).because(of_a_layer),
    ///     })
    ///     .buffer::<ClientRequest>(16) // so many may wait; others wait for a place
    ///     .rate_limit(100, Duration::from_secs(1));
    /// let client = AdderClient::bind(&association).await?.with(|client| client.layered(layers));
    /// assert_eq!(client.add(40, 2).await?, 42);
    /// # Ok(()) }
    /// ```
    ///
    /// # Retries
    ///
    /// A policy says which calls are made again. Those that [did not run](Error::may_have_executed) can be, whatever they do;
    /// others only if nothing happens twice. [`ClientRequest::try_clone`] gives no copy of a call that names a context handle.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use rpc_runtime::client::{ClientReply, ClientRequest};
    /// use rpc_runtime::prelude::*;
    /// use tower::retry::{Policy, RetryLayer};
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    ///
    /// /// Up to so many times, a tenth of a second apart.
    /// #[derive(Clone)]
    /// struct Again(u32);
    ///
    /// impl Policy<ClientRequest, ClientReply, Error> for Again {
    ///     type Future = tokio::time::Sleep;
    ///
    ///     fn retry(
    ///         &mut self,
    ///         _: &mut ClientRequest,
    ///         result: &mut Result<ClientReply>,
    ///     ) -> Option<tokio::time::Sleep> {
    ///         let can_be = result.as_ref().is_err_and(|error| !error.may_have_executed());
    ///         self.0 = self.0.checked_sub(1).filter(|_| can_be)?;
    ///         Some(tokio::time::sleep(Duration::from_millis(100)))
    ///     }
    ///
    ///     fn clone_request(&mut self, request: &ClientRequest) -> Option<ClientRequest> {
    ///         request.try_clone()
    ///     }
    /// }
    ///
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// # let association = ClientBuilder::new().over(server.in_process());
    /// let client = AdderClient::bind(&association).await?;
    /// let client = client.with(|client| client.layered(RetryLayer::new(Again(3))));
    /// assert_eq!(client.add(40, 2).await?, 42);
    /// # Ok(()) }
    /// ```
    ///
    /// # Several servers
    ///
    /// A layer sends a call elsewhere with [`ClientRequest::to`]: in turns here; a policy of retries can do it for calls that
    /// did not run.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicUsize, Ordering};
    ///
    /// use rpc_runtime::client::{Client, ClientRequest};
    /// use rpc_runtime::prelude::*;
    /// use tower::ServiceBuilder;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    ///
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let [one, two] = [(); 2].map(|()| {
    /// #     let server = Server::builder().offer(AdderServer::new(MyAdder)).build().unwrap();
    /// #     (ClientBuilder::new().over(server.in_process()), server)
    /// # });
    /// # let servers = [one.0, two.0];
    /// let mut clients: Vec<Client> = Vec::new();
    /// for association in &servers {
    ///     clients.push(AdderClient::bind(association).await?.client().clone());
    /// }
    /// let turn = Arc::new(AtomicUsize::new(0));
    /// let layers = ServiceBuilder::new().map_request(move |request: ClientRequest| {
    ///     let next = turn.fetch_add(1, Ordering::Relaxed) % clients.len();
    ///     match request.try_clone().map(|copy| copy.to(&clients[next])) {
    ///         Some(Ok(elsewhere)) => elsewhere,
    ///         _ => request, // it names a context handle, and stays where that is
    ///     }
    /// });
    /// let client = AdderClient::bind(&servers[0]).await?.with(|client| client.layered(layers));
    /// assert_eq!(client.add(40, 2).await?, 42);
    /// assert_eq!(client.add(40, 2).await?, 42);
    /// # assert_eq!((one.1.statistics().calls_received, two.1.statistics().calls_received), (1, 1));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn layered<L>(self, layers: L) -> Client
    where
        L: Layer<CallService>,
        L::Service: Service<ClientRequest, Response = ClientReply> + Clone + Send + 'static,
        <L::Service as Service<ClientRequest>>::Future: Send,
        <L::Service as Service<ClientRequest>>::Error: Into<Error>,
    {
        let layers: Arc<dyn Layers> = Arc::new(Mutex::new(layers.layer(CallService)));
        self.with_layers(layers)
    }
}

impl Call<'_> {
    /// The call as layers see it.
    pub(super) fn request(&self, body: Body, stays: bool) -> ClientRequest {
        let client = self.client().without_layers();
        let (opnum, deadline) = (self.opnum(), self.deadline());
        ClientRequest { client, opnum, deadline, body, stays }
    }
}
