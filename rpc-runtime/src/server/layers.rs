//! Calls that go through `tower` layers before they reach the service.

use core::future::poll_fn;
use core::task::{Context, Poll};
use std::sync::{Arc, Mutex, PoisonError};

use tower_layer::Layer;
use tower_service::Service;

use super::ServerBuilder;
use super::call::{Dispatch, Dispatched, ServerCall};
use super::context_handles::ReplyStub;
use crate::error::{Error, Result};
use crate::interface::Interface;

/// An interface as a `tower` service: what the innermost layer calls.
#[derive(Clone)]
pub struct DispatchService(Arc<dyn Dispatch>);

impl Service<ServerCall> for DispatchService {
    type Response = ReplyStub;
    type Error = Error;
    type Future = Dispatched;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, call: ServerCall) -> Dispatched {
        self.0.dispatch(call)
    }
}

impl core::fmt::Debug for DispatchService {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("DispatchService").field(&self.0.interface().name).finish()
    }
}

/// An interface behind layers.
struct Layered<S> {
    interface: &'static Interface,
    /// Cloned for each call, as is usual for services.
    service: Mutex<S>,
}

impl<S> Dispatch for Layered<S>
where
    S: Service<ServerCall, Response = ReplyStub> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<Error>,
{
    fn interface(&self) -> &'static Interface {
        self.interface
    }

    fn dispatch(&self, call: ServerCall) -> Dispatched {
        let mut service = self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            let ready = poll_fn(|cx| service.poll_ready(cx)).await;
            // The method has not begun.
            ready.map_err(|error| error.into().refused())?;
            service.call(call).await.map_err(Into::into)
        })
    }
}

impl ServerBuilder {
    /// Offers an interface behind `tower` layers: limits, time-outs, metrics, access checks. A layer sees each call
    /// ([`ServerCall::info`]) before its parameters are unmarshalled, and the reply's bytes.
    ///
    /// The layers' errors have to become an [`Error`]: `tower`'s own types of errors do with its `MapErr`. A call that fails
    /// before the service is ready is said not to have run; of one that fails later, as `LoadShed` has it, nothing is known.
    ///
    /// ```
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
    /// // At most 64 calls of this interface run at a time; others are told to come again.
    /// let busy = |error: tower::BoxError| match error.downcast::<Error>() {
    ///     Ok(of_the_call) => *of_the_call,
    ///     Err(of_a_layer) => Error::from(Status::SERVER_TOO_BUSY).because(of_a_layer),
    /// };
    /// let layers = ServiceBuilder::new().map_err(busy).load_shed().concurrency_limit(64);
    /// let server = Server::builder().offer_layered(AdderServer::new(MyAdder), layers).build()?;
    /// # let client = AdderClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
    /// # assert_eq!(client.add(40, 2).await?, 42);
    /// # Ok(()) }
    /// ```
    ///
    /// # Rate limits
    ///
    /// The layers' service is cloned for each call. `tower`'s `RateLimit` cannot be cloned, because it counts; behind a
    /// `Buffer`, which hands the calls of all clones to one, it counts them together. To build the layers takes a tokio
    /// runtime then.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use rpc_runtime::prelude::*;
    /// use rpc_runtime::server::ServerCall;
    /// use tower::ServiceBuilder;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    ///
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let busy = |error: tower::BoxError| match error.downcast::<Error>() {
    /// #     Ok(of_the_call) => *of_the_call,
    /// #     Err(of_a_layer) => Error::from(Status::SERVER_TOO_BUSY).because(of_a_layer),
    /// # };
    /// // At most 1000 calls of this interface begin in a second, whosever they are. 100 may wait for their turn; others are
    /// // told to come again. `busy` is that of the example above.
    /// let layers = ServiceBuilder::new()
    ///     .map_err(busy)
    ///     .load_shed()
    ///     .buffer::<ServerCall>(100)
    ///     .rate_limit(1000, Duration::from_secs(1));
    /// let server = Server::builder().offer_layered(AdderServer::new(MyAdder), layers).build()?;
    /// # let client = AdderClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
    /// # assert_eq!(client.add(40, 2).await?, 42);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn offer_layered<L>(self, interface: impl Dispatch, layers: L) -> ServerBuilder
    where
        L: Layer<DispatchService>,
        L::Service: Service<ServerCall, Response = ReplyStub> + Clone + Send + 'static,
        <L::Service as Service<ServerCall>>::Future: Send,
        <L::Service as Service<ServerCall>>::Error: Into<Error>,
    {
        let described = interface.interface();
        let service = Mutex::new(layers.layer(DispatchService(Arc::new(interface))));
        self.offer(Layered { interface: described, service })
    }
}
