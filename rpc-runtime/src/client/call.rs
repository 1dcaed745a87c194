//! One call, as the generated client stub sees it.

use core::future::{Future, poll_fn};
use core::task::Context;
use core::time::Duration;
use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
use tokio::time::Instant;
use uuid::Uuid;

use super::Association;
use super::association::{Ended, Inner};
use super::cancel_handle::CancelHandle;
use super::in_process::Sent;
#[cfg(feature = "tower")]
use super::layers::Layers;
use crate::call_span::CallSpan;
use crate::error::{Error, Result};
use crate::interface::{Interface, MethodName};
use crate::memory::{CallBlock, CallMemory};
use crate::ndr::{DecodeLimits, Decoder, Encoder, NdrResult};
use crate::parameters::{Step, read_reply};
use crate::protocol::{Body, CALL_HEADER, Doubt, OBJECT_HEADER, Outcome, Reply, SyntaxId};
use crate::security::{Authentication, AuthenticationLevel, AuthenticationService};
use crate::status::Status;

/// How servers answer the first call of a client whose last token, which has no answer, they do not believe: this crate's,
/// Samba's, and those that say what it is.
const REFUSALS: [Status; 3] =
    [Status::ACCESS_DENIED, Status::PROTOCOL_ERROR, Status::SEC_PKG_ERROR];

/// An interface on an association. The generated `XClient` holds one; its method `with` changes it.
#[derive(Clone, Debug)]
pub struct Client {
    association: Association,
    interface: &'static Interface,
    context: u16,
    ndr64: bool,
    object: Option<Uuid>,
    /// The interface's index at a server within the process.
    index: Option<usize>,
    cancel: Option<CancelHandle>,
    /// The permit to have a call under way, if they are made one after another.
    order: Option<Arc<Semaphore>>,
    #[cfg(feature = "tower")]
    layers: Option<LayersOf>,
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
        let (context, ndr64) = association.bind(interface, None).await?;
        let object = association.object();
        let server = association.shared().server.as_deref();
        let index = server.and_then(|server| server.find(&interface.id));
        Ok(Client {
            association,
            interface,
            context,
            ndr64,
            object,
            index,
            cancel: None,
            order: None,
            #[cfg(feature = "tower")]
            layers: None,
        })
    }

    /// The same client, calling an object.
    #[must_use]
    pub fn with_object(mut self, object: Option<Uuid>) -> Client {
        self.object = object;
        self
    }

    /// The same client, whose calls can be cancelled. A cancelled call is still waited for.
    #[must_use]
    pub fn with_cancel(mut self, cancel: &CancelHandle) -> Client {
        self.cancel = Some(cancel.clone());
        self
    }

    /// The same client, whose calls are made one after another, with those of its clones: a call begins when the one before
    /// it has ended, in the order in which they were made (causal ordering). Otherwise calls that are made at once go on side
    /// by side, and a short one may overtake a long one (`RPC_C_OPT_BINDING_NONCAUSAL`).
    #[must_use]
    pub fn in_order(mut self) -> Client {
        self.order = Some(Arc::new(Semaphore::new(1)));
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

    /// The interface.
    #[must_use]
    pub fn interface(&self) -> &'static Interface {
        self.interface
    }

    #[cfg(feature = "tower")]
    pub(super) fn with_layers(mut self, layers: Arc<dyn Layers>) -> Client {
        self.layers = Some(LayersOf(layers));
        self
    }

    /// The same client, for a call of another one: that is of its object, and cancelled with it.
    #[cfg(feature = "tower")]
    pub(super) fn instead_of(self, before: &Client) -> Client {
        Client { object: before.object, cancel: before.cancel.clone(), ..self }
    }

    /// The same client, for what the layers call.
    #[cfg(feature = "tower")]
    pub(super) fn without_layers(&self) -> Client {
        Client { layers: None, order: None, ..self.clone() }
    }

    /// Begins a call: its time, and its span.
    #[doc(hidden)]
    #[must_use]
    pub fn call(&self, opnum: u16) -> Call<'_> {
        let shared = self.association.shared();
        let name = MethodName { interface: self.interface, opnum };
        let deadline = Deadline::after(shared.settings.call_timeout);
        Call::of(Cow::Borrowed(self), opnum, deadline, CallSpan::at_client(name, &shared.peer))
    }
}

/// A call, until [its end](Call::end).
#[derive(Debug)]
pub struct Call<'c> {
    client: Cow<'c, Client>,
    opnum: u16,
    deadline: Deadline,
    span: CallSpan,
    /// The call names what is of this connection, and cannot be made on another one.
    stays: bool,
    /// Its turn, if calls are made one after another.
    turn: Option<OwnedSemaphorePermit>,
    /// The permit to be in flight, if it has one already.
    permit: Option<Mutex<Option<OwnedSemaphorePermit>>>,
}

/// What calls go through.
#[cfg(feature = "tower")]
#[derive(Clone)]
struct LayersOf(Arc<dyn Layers>);

#[cfg(feature = "tower")]
impl core::fmt::Debug for LayersOf {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Layers")
    }
}

impl<'c> Call<'c> {
    pub(super) fn of(
        client: Cow<'c, Client>,
        opnum: u16,
        deadline: Deadline,
        span: CallSpan,
    ) -> Call<'c> {
        Call { client, opnum, deadline, span, stays: false, turn: None, permit: None }
    }

    #[cfg(feature = "tower")]
    pub(super) fn client(&self) -> &Client {
        &self.client
    }
}

impl Call<'_> {
    pub(super) fn association(&self) -> &Association {
        &self.client.association
    }

    pub(super) fn shared(&self) -> &Inner {
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

    /// The time at which the call is given up.
    pub(super) fn deadline(&self) -> Deadline {
        self.deadline
    }

    /// The call is not made on another connection.
    pub(super) fn stays(&mut self) {
        self.stays = true;
    }

    /// The call's number on its connection.
    pub(super) fn numbered(&self, call_id: u32) {
        self.span.numbered(call_id);
    }

    /// Waits for the call's turn, if calls are made in order; connects again, if the client's connection is over and its
    /// association does that; and sees to it that a call with pipes is in NDR.
    ///
    /// # Errors
    /// As [`ClientBuilder::connect`](super::ClientBuilder::connect), and [`Client::bind`]; `RPC_S_CALL_CANCELLED` when that
    /// takes longer than a call may.
    #[inline]
    pub async fn ready(&mut self) -> Result<()> {
        if let Some(order) = &self.client.order
            && self.turn.is_none()
        {
            let turn = self.deadline.wait(order.clone().acquire_owned()).await;
            // Nobody closes it.
            self.turn = turn.ok_or_else(|| self.timed_out().not_executed())?.ok();
        }
        if self.association().reconnects() {
            // A runtime that runs during calls alone has not read since the last one, and would not know of an end.
            tokio::task::yield_now().await;
        }
        if self.association().over().is_some() {
            self.connect_again().await?;
        }
        if self.shared().is_full() && self.shared().settings.max_connections > 1 {
            self.change_connection().await?;
        }
        if self.is_ndr64() && self.has_pipes() {
            self.change_to_ndr().await?;
        }
        Ok(())
    }

    async fn connect_again(&mut self) -> Result<()> {
        let before = (*self.client).clone();
        let bound = Client::bind(self.association(), before.interface);
        let bound = self.deadline.wait(bound).await;
        let bound = bound.unwrap_or_else(|| Err(self.timed_out()));
        let client = bound.map_err(Error::not_executed)?;
        self.span.at(&client.association.shared().peer);
        let Client { association, context, ndr64, index, .. } = client;
        self.client = Cow::Owned(Client { association, context, ndr64, index, ..before });
        Ok(())
    }

    /// Makes the call on the connection of the association that has room for it first.
    async fn change_connection(&mut self) -> Result<()> {
        let interface = self.client.interface;
        let changed = async {
            let (association, permit) = self.association().with_room(interface).await?;
            let bound = association.bind(interface, None).await;
            Some((association, permit, bound))
        };
        match self.deadline.wait(changed).await {
            Some(Some((association, permit, Ok((context, ndr64))))) => {
                self.permit = Some(Mutex::new(Some(permit)));
                let client = (*self.client).clone();
                self.client = Cow::Owned(Client { association, context, ndr64, ..client });
                Ok(())
            }
            // It is over, or does not take the interface: the call waits for room on the first one.
            Some(None | Some((_, _, Err(_)))) => Ok(()),
            None => Err(self.timed_out().not_executed()),
        }
    }

    fn has_pipes(&self) -> bool {
        let procedure = self.client.interface.procedure(self.opnum);
        procedure.is_some_and(|of| of.input_pipe || of.output_pipe)
    }

    /// Makes the call in a context of its own in NDR, if both sides speak it: so does Windows (PIP-21).
    async fn change_to_ndr(&mut self) -> Result<()> {
        const NDR: SyntaxId = SyntaxId::NDR20;
        if !self.shared().settings.protocol.syntaxes.contains(&NDR) {
            return Ok(());
        }
        let bound = self.association().bind(self.client.interface, Some(NDR));
        let bound = self.deadline.wait(bound).await.unwrap_or_else(|| Err(self.timed_out()));
        match bound {
            Ok((context, ndr64)) => {
                self.client = Cow::Owned(Client { context, ndr64, ..(*self.client).clone() });
                Ok(())
            }
            // The server speaks NDR64 alone.
            Err(error) if error.status() == Status::UNSUPPORTED_TRANS_SYN => Ok(()),
            Err(error) => Err(error.not_executed()),
        }
    }

    /// A permit for one more call in flight.
    #[inline]
    pub(super) async fn permit(&self) -> Result<Permit<'_>> {
        if let Some(permit) = &self.permit
            && let Some(permit) = permit.lock().unwrap_or_else(PoisonError::into_inner).take()
        {
            return Ok(Permit::Owned(permit));
        }
        let shared = self.shared();
        if let Ok(permit) = shared.permits.try_acquire() {
            return Ok(Permit::Lent(permit));
        }
        match self.deadline.wait(shared.permits.acquire()).await {
            Some(Ok(permit)) => Ok(Permit::Lent(permit)),
            Some(Err(_)) => {
                shared.lock().usable()?;
                let what = "the association is closed";
                Err(Error::from_static(Status::CALL_FAILED_DNE, what).not_executed())
            }
            None => Err(self.timed_out().not_executed()),
        }
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
        let encoder = Encoder::behind_header(header, self.shared().request_size.buffer());
        let encoder = encoder.unwrap_or_else(|| Encoder::new(Vec::new()));
        encoder.with_depth(self.shared().settings.encode_depth)
    }

    /// Sends the request, and waits for the reply. On an association that connects again, a call that certainly did not
    /// run, or that may run twice (`[idempotent]`), is made a second time on a new connection.
    ///
    /// # Errors
    /// The fault's status; the connection's errors; `RPC_S_CALL_CANCELLED` after the time-out.
    pub async fn send(&mut self, request: Encoder<'_>) -> Result<ClientReply> {
        let (request, start) = request.into_message();
        self.shared().request_size.set(request.len());
        self.send_body(Body::behind(start, request)).await
    }

    /// As [`Call::send`], of a request that is written.
    pub(super) async fn send_body(&mut self, request: Body) -> Result<ClientReply> {
        #[cfg(feature = "tower")]
        if let Some(layers) = &self.client.layers {
            // The call that the layers make takes one of its own.
            self.permit = None;
            let request = self.request(request, self.stays);
            let answered = self.deadline.wait(layers.0.call(request)).await;
            return answered.unwrap_or_else(|| Err(self.timed_out()));
        }
        self.exchange(request).await
    }

    /// As [`Call::send`], without layers.
    pub(super) async fn exchange(&mut self, request: Body) -> Result<ClientReply> {
        let kept = if self.association().reconnects() && !self.stays {
            request.try_clone().ok()
        } else {
            None
        };
        let result = self.answered(request).await;
        if let (Err(error), Some(kept)) = (&result, kept)
            && self.may_be_made_again(error)
            && self.association().over().is_some()
        {
            let (ndr64, may_have_executed) = (self.is_ndr64(), error.may_have_executed());
            let again = async {
                self.ready().await?;
                // In another transfer syntax the same bytes would be another request.
                match self.is_ndr64() == ndr64 {
                    true => self.answered(kept).await,
                    false => result,
                }
            };
            // Whatever the second try came to, the first one may have run.
            return again.await.map_err(|error| match may_have_executed {
                true => error.of_begun(),
                false => error,
            });
        }
        result
    }

    /// Whether a call that failed does no harm if it is made a second time.
    fn may_be_made_again(&self, error: &Error) -> bool {
        let procedure = self.client.interface.procedure(self.opnum);
        let idempotent = procedure.is_some_and(|procedure| procedure.idempotent);
        !error.may_have_executed() || idempotent && error.status() == Status::COMM_FAILURE
    }

    /// Sends a request that is not answered (`[maybe]`), and waits until it is written.
    ///
    /// # Errors
    /// The connection's errors. That there is none says nothing of the call.
    pub async fn tell(&mut self, request: Encoder<'_>) -> Result<()> {
        let (request, start) = request.into_message();
        let _permit = self.permit().await?;
        let (context, opnum, object) = (self.context(), self.opnum, self.object());
        let shared = self.shared();
        // Those that were given up may still wait there.
        let room = self.deadline.wait(poll_fn(|cx| shared.poll_told(None, cx))).await;
        room.unwrap_or_else(|| Err(self.timed_out())).map_err(Error::not_executed)?;
        let call_id = shared.tell(context, opnum, object, Body::behind(start, request))?;
        self.numbered(call_id);
        // Until then the next call has no room: requests that nobody reads would fill the memory.
        let sent = self.deadline.wait(poll_fn(|cx| shared.poll_told(Some(call_id), cx))).await;
        sent.unwrap_or_else(|| Err(self.timed_out()))
    }

    async fn answered(&self, request: Body) -> Result<ClientReply> {
        let shared = self.shared();
        let permit = self.permit().await?;
        let ended = match (&shared.server, self.client.index) {
            (Some(server), Some(index)) => {
                match self.begin_in_process(&**server, index, request).await? {
                    Sent::Ended(outcome) => (outcome, Doubt::default()),
                    Sent::Waits(call_id) => self.outcome(call_id, permit).await?,
                }
            }
            _ => {
                let (context, opnum, object) = (self.context(), self.opnum, self.object());
                let call_id = shared.request(context, opnum, object, request)?;
                self.numbered(call_id);
                self.outcome(call_id, permit).await?
            }
        };
        match ended {
            (Outcome::Reply(reply), _) => Ok(ClientReply::behind(reply, shared.settings.limits, 0)),
            ended => Err(self.failed(ended)),
        }
    }

    /// Waits for the answer.
    async fn outcome(&self, call_id: u32, permit: Permit<'_>) -> Result<Ended> {
        let shared = self.shared();
        let mut pending = Pending::of(self.association(), call_id, permit);
        let answer = match &self.client.cancel {
            None => self.deadline.wait(poll_fn(|cx| shared.poll_call(call_id, cx))).await,
            Some(cancel) => {
                let poll = |cx: &mut Context<'_>| shared.poll_call(call_id, cx);
                self.deadline.wait(cancel.with(poll, || shared.cancel(call_id))).await
            }
        };
        let outcome = answer.ok_or_else(|| self.timed_out())?;
        pending.done = outcome.is_ok();
        outcome
    }

    /// The end of the call, for its span.
    ///
    /// # Errors
    /// That of `result`.
    #[inline]
    pub fn end<T>(mut self, result: Result<T>) -> Result<T> {
        self.span.end(&result);
        result
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

    /// The error of a fault. What a client is denied may be for who it is, or for how much of its call is protected.
    #[cold]
    fn faulted(&self, status: Status, executed: bool, doubt: Doubt) -> Error {
        let name = self.name();
        let mut what = match executed {
            true if doubt.unsigned => {
                format!("an unsigned fault says that the server failed {name}")
            }
            true => format!("the server failed {name}"),
            false => format!("the server refused {name}, which did not run"),
        };
        let authentication = self.client.association.authentication();
        if status == Status::ACCESS_DENIED {
            match &authentication {
                None if !executed => what.push_str(": the client is not authenticated"),
                Some(of) if of.level() < AuthenticationLevel::Privacy => {
                    what = format!("{what}: it was called at the level `{}`", of.level());
                }
                _ => {}
            }
        }
        let is_ntlm = |of: &Authentication| of.mechanism() == AuthenticationService::NTLM;
        if doubt.unconfirmed
            && REFUSALS.contains(&status)
            && authentication.as_ref().is_some_and(is_ntlm)
        {
            what = format!(
                "{what}; the server had not confirmed the password before: the user or the password may be wrong"
            );
        }
        let error = match executed {
            true => Error::new(status, what),
            false => Error::new(status, what).not_executed(),
        };
        if doubt.unsigned { error.unsigned() } else { error }
    }

    /// The error of a call that ended without a reply.
    #[cold]
    pub(super) fn failed(&self, (outcome, doubt): Ended) -> Error {
        let name = self.name();
        match outcome {
            Outcome::Fault { status, executed } => self.faulted(status, executed, doubt),
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

/// A permit to be in flight.
#[derive(Debug)]
pub(super) enum Permit<'a> {
    Lent(SemaphorePermit<'a>),
    Owned(OwnedSemaphorePermit),
}

impl Permit<'_> {
    /// It is not given back here.
    fn forget(self) {
        match self {
            Permit::Lent(permit) => permit.forget(),
            Permit::Owned(permit) => permit.forget(),
        }
    }
}

/// The time at which a call is given up, whatever it waits for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    /// So long after now. A time-out that is too long for the clock is no time-out.
    #[inline]
    pub(super) fn after(timeout: Option<Duration>) -> Deadline {
        Deadline(timeout.and_then(|timeout| Instant::now().checked_add(timeout)))
    }

    pub(super) fn is_over(self) -> bool {
        self.0.is_some_and(|deadline| deadline <= Instant::now())
    }

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
    permit: Option<Permit<'a>>,
}

impl<'a> Pending<'a> {
    pub(super) fn of(
        association: &'a Association,
        call_id: u32,
        permit: Permit<'a>,
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

    /// The stub data as they came.
    pub(super) fn into_reply(self) -> Reply {
        self.reply
    }

    /// Has `read` unmarshal the reply, for results that borrow neither from it nor from the call's memory.
    ///
    /// # Errors
    /// As [`read_reply`].
    pub fn read<A, T>(
        self,
        allocator: A,
        read: impl for<'m> FnOnce(&mut Step, &mut Decoder<'m, A>) -> NdrResult<T>,
    ) -> Result<T> {
        let memory = CallMemory::new();
        let (stub, big_endian) = (&self.reply.stub, self.reply.big_endian);
        let decoder = Decoder::new(stub, big_endian, &memory, allocator, self.limits);
        read_reply(decoder.behind(self.start), read)
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
