//! One call, as the generated client stub sees it.

use core::future::{Future, poll_fn};
use std::borrow::Cow;

use tokio::sync::SemaphorePermit;
use tokio::time::Instant;
use tracing::debug;
use uuid::Uuid;

use super::Association;
use super::association::Inner;
use crate::call_span::CallSpan;
use crate::error::{Error, Result};
use crate::interface::{Interface, MethodName};
use crate::memory::{CallBlock, CallMemory};
use crate::ndr::{DecodeLimits, Decoder, Encoder, NdrResult};
use crate::protocol::{Body, CALL_HEADER, OBJECT_HEADER, Outcome, Reply};
use crate::status::Status;

/// An interface on an association. The generated `XClient` holds one.
#[derive(Clone, Debug)]
pub struct Client {
    association: Association,
    interface: &'static Interface,
    context: u16,
    ndr64: bool,
    object: Option<Uuid>,
}

impl Client {
    /// Makes an interface usable on an association.
    ///
    /// # Errors
    /// `RPC_S_UNKNOWN_IF` when the server does not offer it in this version,
    /// `RPC_S_UNSUPPORTED_TRANS_SYN` when there is no common transfer syntax; the connection's own
    /// errors.
    pub async fn bind(association: &Association, interface: &'static Interface) -> Result<Client> {
        let association = match association.over() {
            Some(again) => again.association().await?,
            None => association.clone(),
        };
        let (context, ndr64) = association.bind(interface).await?;
        let object = association.object();
        Ok(Client { association, interface, context, ndr64, object })
    }

    /// The client for the next call: this one, or one on a new connection, if this one's is over and the association
    /// connects again.
    ///
    /// # Errors
    /// As [`ClientBuilder::connect`](super::ClientBuilder::connect), and [`Client::bind`]; `RPC_S_CALL_CANCELLED` when that
    /// takes longer than a call may.
    #[inline]
    pub async fn ready(&self, opnum: u16) -> Result<Cow<'_, Client>> {
        if self.association.reconnects() {
            // A runtime that runs during calls alone has not read since the last one, and would not know of an end.
            tokio::task::yield_now().await;
        }
        match self.association.over() {
            None => Ok(Cow::Borrowed(self)),
            Some(_) => {
                let call = self.call(opnum);
                let bound = Client::bind(&self.association, self.interface);
                let bound = call.deadline().wait(bound).await;
                let bound = bound.unwrap_or_else(|| Err(call.timed_out().not_executed()));
                let bound = bound.inspect_err(|error| {
                    let method = call.name();
                    debug!(target: "rpc_runtime::client", %method, "the call failed: {error:?}");
                });
                Ok(Cow::Owned(bound?.with_object(self.object)))
            }
        }
    }

    /// The same client, calling an object.
    #[must_use]
    pub fn with_object(mut self, object: Option<Uuid>) -> Client {
        self.object = object;
        self
    }

    /// The association.
    #[must_use]
    pub fn association(&self) -> &Association {
        &self.association
    }

    /// Whether calls are in NDR64.
    #[must_use]
    pub fn is_ndr64(&self) -> bool {
        self.ndr64
    }

    /// Starts a call.
    #[must_use]
    pub fn call(&self, opnum: u16) -> Call<'_> {
        Call { client: self, opnum }
    }
}

/// A call that is about to be made.
#[derive(Debug)]
pub struct Call<'c> {
    client: &'c Client,
    opnum: u16,
}

impl<'c> Call<'c> {
    pub(super) fn association(&self) -> &'c Association {
        &self.client.association
    }

    pub(super) fn shared(&self) -> &'c Inner {
        self.client.association.shared()
    }

    pub(super) fn context(&self) -> u16 {
        self.client.context
    }

    pub(super) fn opnum(&self) -> u16 {
        self.opnum
    }

    pub(super) fn object(&self) -> Option<Uuid> {
        self.client.object
    }

    /// A permit for one more call in flight.
    #[inline]
    pub(super) async fn permit(&self, deadline: Deadline) -> Result<SemaphorePermit<'c>> {
        let shared = self.shared();
        if let Ok(permit) = shared.permits.try_acquire() {
            return Ok(permit);
        }
        match deadline.wait(shared.permits.acquire()).await {
            Some(Ok(permit)) => Ok(permit),
            Some(Err(_)) => {
                shared.lock().usable()?;
                let what = "the association is closed";
                Err(Error::from_static(Status::CALL_FAILED_DNE, what).not_executed())
            }
            None => Err(self.timed_out().not_executed()),
        }
    }

    /// The time at which the call is given up.
    #[inline]
    pub(super) fn deadline(&self) -> Deadline {
        let timeout = self.shared().settings.call_timeout;
        // A time-out that is too long for the clock is no time-out.
        Deadline(timeout.and_then(|timeout| Instant::now().checked_add(timeout)))
    }

    /// Whether the call is in NDR64.
    #[must_use]
    pub fn is_ndr64(&self) -> bool {
        self.client.ndr64
    }

    /// An encoder for the request.
    #[must_use]
    pub fn encoder<'k>(&self) -> Encoder<'k> {
        let header = if self.object().is_some() { OBJECT_HEADER } else { CALL_HEADER };
        // Without memory for the header's room, the stub is written without it.
        let encoder = Encoder::behind_header(header).unwrap_or_else(|| Encoder::new(Vec::new()));
        encoder.with_depth(self.client.association.shared().settings.encode_depth)
    }

    /// Sends the request, and waits for the reply.
    ///
    /// # Errors
    /// The fault's status; the connection's errors; `RPC_S_CALL_CANCELLED` after the time-out.
    pub async fn send(self, request: Encoder<'_>) -> Result<ClientReply> {
        let mut span = self.span();
        let deadline = self.deadline();
        let (request, start) = request.into_message();
        let kept = if self.client.association.reconnects() { copy(&request) } else { None };
        let mut result = self.answered(Body::behind(start, request), deadline, &span).await;
        if let (Err(error), Some(kept)) = (&result, kept)
            && !error.may_have_executed()
            && self.client.association.over().is_some()
            && let Some(Ok(client)) = deadline.wait(self.client.ready(self.opnum)).await
            && client.ndr64 == self.client.ndr64
        {
            let again = client.call(self.opnum);
            result = again.answered(Body::behind(start, kept), deadline, &span).await;
        }
        span.end(&result);
        result
    }

    async fn answered(
        &self,
        request: Body,
        deadline: Deadline,
        span: &CallSpan,
    ) -> Result<ClientReply> {
        let shared = self.client.association.shared();
        let permit = self.permit(deadline).await?;
        let Client { context, object, .. } = *self.client;
        let call_id = shared.request(context, self.opnum, object, request)?;
        span.numbered(call_id);
        let mut pending = Pending::of(&self.client.association, call_id, permit);
        let answer = deadline.wait(poll_fn(|cx| shared.poll_call(call_id, cx))).await;
        let outcome = answer.ok_or_else(|| self.timed_out())?;
        if outcome.is_ok() {
            pending.done = true;
        }
        match outcome? {
            Outcome::Reply(reply) => Ok(ClientReply::behind(reply, shared.settings.limits, 0)),
            outcome => {
                // What a server answers that shuts down.
                let stops = matches!(&outcome, Outcome::Fault { status, executed: false } if *status == Status::SERVER_UNAVAILABLE);
                if stops {
                    shared.ending();
                }
                Err(self.failed(outcome))
            }
        }
    }

    /// The call's span, which begins here.
    #[inline]
    pub(super) fn span(&self) -> CallSpan {
        CallSpan::at_client(self.name(), &self.shared().peer)
    }

    fn name(&self) -> MethodName {
        MethodName { interface: self.client.interface, opnum: self.opnum }
    }

    #[cold]
    pub(super) fn timed_out(&self) -> Error {
        let timeout = self.shared().settings.call_timeout.unwrap_or_default();
        let what = format!("no answer to {} in {timeout:?} (`call_timeout`)", self.name());
        Error::new(Status::CALL_CANCELLED, what)
    }

    /// The error of a call that ended without a reply.
    #[cold]
    pub(super) fn failed(&self, outcome: Outcome) -> Error {
        let name = self.name();
        match outcome {
            Outcome::Fault { status, executed } => {
                if executed {
                    Error::new(status, format!("the server failed {name}"))
                } else {
                    Error::new(status, format!("the server refused {name}, which did not run"))
                        .not_executed()
                }
            }
            Outcome::Refused { status: Status::OUT_OF_RESOURCES } => {
                self.too_large(self.shared().settings.protocol.max_call_bytes)
            }
            Outcome::Refused { status } => {
                Error::new(status, format!("this client has no memory for the reply to {name}"))
            }
            Outcome::Reply(_) => {
                Error::new(Status::INTERNAL_ERROR, format!("a reply to {name} of the wrong kind"))
            }
        }
    }

    /// The error when a reply is over the client's limit.
    #[cold]
    pub(super) fn too_large(&self, limit: usize) -> Error {
        let what = format!(
            "the reply to {} is larger than this client's `max_call_bytes`, {limit} bytes",
            self.name()
        );
        Error::new(Status::OUT_OF_RESOURCES, what)
    }
}

/// A copy of a request, if there is memory for one: without it, the request is not sent again.
fn copy(request: &[u8]) -> Option<Vec<u8>> {
    let mut copy = Vec::new();
    copy.try_reserve_exact(request.len()).ok()?;
    copy.extend_from_slice(request);
    Some(copy)
}

/// The time at which a call is given up, whatever it waits for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    /// Waits for `what`, but not beyond the deadline. `None` when the time is over.
    #[inline]
    pub(super) async fn wait<T>(self, what: impl Future<Output = T>) -> Option<T> {
        match self.0 {
            None => Some(what.await),
            Some(deadline) => tokio::time::timeout_at(deadline, what).await.ok(),
        }
    }
}

/// Gives up the call when it is dropped before the answer came.
#[derive(Debug)]
pub(super) struct Pending<'a> {
    association: &'a Association,
    pub(super) call_id: u32,
    pub(super) done: bool,
    permit: Option<SemaphorePermit<'a>>,
}

impl<'a> Pending<'a> {
    pub(super) fn of(
        association: &'a Association,
        call_id: u32,
        permit: SemaphorePermit<'a>,
    ) -> Pending<'a> {
        Pending { association, call_id, done: false, permit: Some(permit) }
    }
}

impl Drop for Pending<'_> {
    fn drop(&mut self) {
        if !self.done
            && !self.association.shared().abandon(self.call_id)
            && let Some(permit) = self.permit.take()
        {
            // The next call has to wait until the server has ended this one: the driver gives the permit back
            // then.
            permit.forget();
        }
    }
}

/// A reply.
#[derive(Debug)]
pub struct ClientReply {
    reply: Reply,
    limits: DecodeLimits,
    /// The offset of the data to be decoded, in bytes: a pipe may stand before it.
    start: usize,
}

impl ClientReply {
    pub(super) fn behind(reply: Reply, limits: DecodeLimits, start: usize) -> ClientReply {
        ClientReply { reply, limits, start }
    }

    /// A decoder of the reply, for results that do not borrow from it.
    pub fn decoder<'m, A>(&'m self, memory: &'m CallMemory, allocator: A) -> Decoder<'m, A> {
        Decoder::new(&self.reply.stub, self.reply.big_endian, memory, allocator, self.limits)
            .behind(self.start)
    }

    /// A decoder of the reply, for results in one block. `walk` walks all results, to find its size.
    ///
    /// # Errors
    /// What `walk` finds; `RPC_X_BYTE_COUNT_TOO_SMALL` when the graph does not fit the buffer;
    /// `RPC_S_OUT_OF_MEMORY`.
    pub fn into_block<'a, A: Clone>(
        self,
        block: &'a mut CallBlock<'_>,
        allocator: A,
        walk: impl FnOnce(&mut Decoder<'_, A>) -> NdrResult<()>,
    ) -> Result<Decoder<'a, A>> {
        let Reply { stub, big_endian } = self.reply;
        block.receive(stub, big_endian, self.limits, allocator, walk)
    }

    /// A decoder of the reply, for results that borrow: the reply moves into the caller's memory.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY` when there is no room in it.
    pub fn into_decoder<A>(self, memory: &CallMemory, allocator: A) -> Result<Decoder<'_, A>> {
        let Reply { stub, big_endian } = self.reply;
        let stub = memory.adopt(stub)?;
        Ok(Decoder::new(stub, big_endian, memory, allocator, self.limits).behind(self.start))
    }
}
