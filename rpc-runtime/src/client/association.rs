//! A connection to a server, and the calls that share it.

use core::fmt;
use core::task::{Context, Poll, Waker};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::AsyncWrite;
use tokio::sync::{Notify, Semaphore};
use uuid::Uuid;

use super::again::Again;
use super::call::Deadline;
use super::piped_call::{HIGH_WATER, Parts};
use super::siblings::{Family, Siblings};
use super::{ClientBuilder, driver};
use crate::call_info::Transport;
use crate::error::{Error, Result};
use crate::interface::Interface;
use crate::memory::{CallBlock, CallMemory, LastSize, SharedAllocator};
use crate::protocol::{
    BindError, BindNak, Body, CallMap, ClientConnection, ContextResult, Doubt, NotSent, Outcome,
    SyntaxId,
};
use crate::security::{Authentication, AuthenticationLevel, Needs};
use crate::status::Status;
use crate::transport::{Binding, BoxWrite, InProcess, Stream, poll_write};

/// A connection to a server (an association, in DCE's words). Clones share it; when the last one and
/// all clients on it are dropped, it is closed. A connection that broke is not made again, unless that
/// [was asked for](ClientBuilder::reconnect).
///
/// ```
/// # use rpc_runtime::prelude::*;
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c61", version = "1.0")]
/// # trait Statistics { async fn calls(&self) -> Result<u32>; }
/// # struct Service;
/// # impl Adder for Service {
/// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
/// # }
/// # impl Statistics for Service {
/// #     async fn calls(&self) -> Result<u32> { Ok(1) }
/// # }
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let server =
/// #     Server::builder().offer(AdderServer::new(Service)).offer(StatisticsServer::new(Service)).build()?;
/// # let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
/// # let binding = endpoint.binding();
/// let association = Association::connect(binding).await?;
///
/// // Two interfaces on one connection, and calls of both at once.
/// let adder = AdderClient::bind(&association).await?;
/// let statistics = StatisticsClient::bind(&association).await?;
/// let (sum, calls) = tokio::join!(adder.add(40, 2), statistics.calls());
/// assert_eq!((sum?, calls?), (42, 1));
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Association {
    handle: Arc<Handle>,
}

struct Handle {
    shared: Arc<Inner>,
    object: Option<Uuid>,
    /// What connects again, if that was asked for.
    again: Option<Arc<Again>>,
    /// The association on its first connection, if this is another one.
    first: Option<Association>,
    /// The connection ends with this.
    closes: bool,
}

/// What calls and the driver share.
pub(super) struct Inner {
    state: Mutex<State>,
    pub(super) settings: ClientBuilder,
    /// The permits to have a call in flight: one only, if the server carries one at a time.
    pub(super) permits: Arc<Semaphore>,
    /// Who is at the other end, for logs.
    pub(super) peer: Box<str>,
    /// The size of the last request.
    pub(super) request_size: LastSize,
    /// The server, if it is within the process.
    pub(super) server: Option<Box<dyn InProcess>>,
    /// The server is within the process, whoever calls it.
    is_within: bool,
    /// The association's allocator, whatever its connection.
    pub(super) allocator: Arc<Mutex<SharedAllocator>>,
    /// Who waits for the connection's end.
    ended: Arc<Notify>,
    /// The association's other connections, if this is its first.
    pub(super) siblings: Siblings,
    family: Family,
}

pub(super) struct State {
    pub(super) protocol: ClientConnection,
    write: BoxWrite,
    /// The driver's waker: every write registers it, so that the driver goes on where a caller
    /// could not.
    pub(super) driver: Option<Waker>,
    pub(super) calls: CallMap<Waiting<Ended>>,
    /// Calls with pipes.
    pub(super) piped: CallMap<Parts>,
    /// Who waits for room to write.
    pub(super) writers: Vec<Waker>,
    /// Who waits for which context, by a number of the waiter's own.
    binds: HashMap<u64, (u16, Waiting<core::result::Result<bool, BindError>>)>,
    next_bind: u64,
    /// When the connection's first bind is given up, without which nothing can be sent, whoever waits for it.
    first_bind: Option<Deadline>,
    pub(super) permits: Arc<Semaphore>,
    /// How many calls the driver answered with its last read, and how many were made since: who was
    /// answered is about to call again.
    pub(super) answered: usize,
    pub(super) called: usize,
    ended: Arc<Notify>,
    /// Why the connection is of no use any more.
    pub(super) failure: Option<Error>,
    pub(super) closed: bool,
}

/// How a call ended, and what is doubtful about that.
pub(super) type Ended = (Outcome, Doubt);

/// Somebody who waits for an answer.
pub(super) enum Waiting<T> {
    Unpolled,
    Polled(Waker),
    Answered(T),
}

impl<T> Waiting<T> {
    /// Answers, and says whom to wake once the lock is released.
    pub(super) fn answer(&mut self, value: T) -> Option<Waker> {
        match core::mem::replace(self, Waiting::Answered(value)) {
            Waiting::Polled(waker) => Some(waker),
            Waiting::Unpolled | Waiting::Answered(_) => None,
        }
    }

    fn wait(&mut self, cx: &Context<'_>) {
        match self {
            Waiting::Polled(waker) => waker.clone_from(cx.waker()),
            _ => *self = Waiting::Polled(cx.waker().clone()),
        }
    }
}

impl Association {
    /// Connects to a server with the default limits; see [`ClientBuilder`] for others.
    ///
    /// # Errors
    /// As [`ClientBuilder::connect`].
    pub async fn connect<B>(binding: B) -> Result<Association>
    where
        B: TryInto<Binding>,
        Error: From<B::Error>,
    {
        ClientBuilder::new().connect(binding).await
    }

    pub(super) fn new(stream: Stream, settings: ClientBuilder) -> Association {
        let allocator = Arc::new(Mutex::new(settings.allocator.clone()));
        let shared = Inner::start(stream, settings, allocator, None);
        Association::on_its_own(shared, None, None)
    }

    /// An association with a server that can be connected to again, and will be if that was asked for.
    pub(super) fn with(stream: Stream, settings: ClientBuilder, binding: Binding) -> Association {
        let object = binding.object();
        let settings = settings.to(&binding);
        let allocator = Arc::new(Mutex::new(settings.allocator.clone()));
        let shared = Inner::start(stream, settings.clone(), allocator, Some(binding.clone()));
        let again = settings.reconnect;
        let again = again.then(|| Arc::new(Again::new(settings, binding, shared.clone())));
        Association::on_its_own(shared, object, again)
    }

    /// The same association on a later connection.
    pub(super) fn again(
        shared: Arc<Inner>,
        again: Arc<Again>,
        object: Option<Uuid>,
    ) -> Association {
        Association::on_its_own(shared, object, Some(again))
    }

    /// An association on its first connection. One that connects again is closed by what does so.
    fn on_its_own(
        shared: Arc<Inner>,
        object: Option<Uuid>,
        again: Option<Arc<Again>>,
    ) -> Association {
        let closes = again.is_none();
        let handle = Handle { shared, object, again, first: None, closes };
        Association { handle: Arc::new(handle) }
    }

    /// An association of a connection that others close.
    pub(super) fn of(shared: Arc<Inner>) -> Association {
        let handle = Handle { shared, object: None, again: None, first: None, closes: false };
        Association { handle: Arc::new(handle) }
    }

    /// The association on its first connection.
    pub(super) fn root(&self) -> &Association {
        self.handle.first.as_ref().unwrap_or(self)
    }

    /// The same association on another connection of its group, which does not outlive the first.
    pub(super) fn on(&self, shared: Arc<Inner>) -> Association {
        let (object, again) = (self.handle.object, self.handle.again.clone());
        let first = Some(self.root().clone());
        let handle = Handle { shared, object, again, first, closes: false };
        Association { handle: Arc::new(handle) }
    }

    /// The first connection.
    pub(super) fn first(&self) -> &Arc<Inner> {
        &self.root().handle.shared
    }

    /// What connects again, if this connection is over and that was asked for.
    #[inline]
    pub(super) fn over(&self) -> Option<&Arc<Again>> {
        self.handle.again.as_ref().filter(|_| self.handle.shared.is_over())
    }

    /// Whether the association connects again.
    pub(super) fn reconnects(&self) -> bool {
        self.handle.again.is_some()
    }

    /// The last connection.
    fn last(&self) -> Arc<Inner> {
        match &self.handle.again {
            Some(again) => again.last(),
            None => self.handle.shared.clone(),
        }
    }

    /// Whether the connection is over: the server closed it, it broke, or the server shuts down and has said so, with a
    /// message or to a call that it refused. Every new call on it fails, unless the association [connects again](ClientBuilder::reconnect).
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
    /// let association = ClientBuilder::new().over(server.in_process());
    /// assert!(!association.is_closed());
    /// server.shutdown(Duration::ZERO).await;
    /// association.closed().await;
    /// assert!(association.is_closed());
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.last().is_over()
    }

    /// Waits until the connection [is over](Association::is_closed).
    pub async fn closed(&self) {
        let last = self.last();
        let ended = last.ended.notified();
        let mut ended = core::pin::pin!(ended);
        // Before the question, so that no end is missed.
        ended.as_mut().enable();
        if !last.is_over() {
            ended.await;
        }
    }

    /// How the connection is authenticated, once an interface is bound on it: the package, the level, and the session key, with
    /// which some interfaces encrypt passwords.
    #[must_use]
    pub fn authentication(&self) -> Option<Authentication> {
        self.last().lock().protocol.authentication()
    }

    /// The association's allocator (`RpcSmSetClientAllocFree`), for parameters `memory: A`.
    #[must_use]
    pub fn allocator(&self) -> SharedAllocator {
        self.shared().own_allocator().clone()
    }

    /// Replaces the association's allocator, and returns the old one (`RpcSmSwapClientAllocFree`). What the
    /// old one gave out goes back to it.
    pub fn swap_allocator(&self, allocator: SharedAllocator) -> SharedAllocator {
        core::mem::replace(&mut *self.shared().own_allocator(), allocator)
    }

    /// A memory environment over the association's allocator, for parameters `memory: &CallMemory`.
    #[must_use]
    pub fn memory(&self) -> CallMemory {
        CallMemory::from_source(self.allocator())
    }

    /// A block over the association's allocator, for parameters `memory: &mut CallBlock`.
    #[must_use]
    pub fn block(&self) -> CallBlock<'static> {
        CallBlock::from_source(self.allocator(), usize::MAX)
    }

    pub(super) fn shared(&self) -> &Inner {
        &self.handle.shared
    }

    /// The server's name, for logs.
    pub(super) fn peer(&self) -> &str {
        &self.shared().peer
    }

    /// Whether the server knows the same context handles on both.
    pub(super) fn is_same_group(&self, other: &Association) -> bool {
        self.handle.shared.family == other.handle.shared.family
    }

    /// The object that calls are for, from the binding.
    #[must_use]
    pub fn object(&self) -> Option<Uuid> {
        self.handle.object
    }

    /// Makes an interface usable on this connection: a bind, or an alter_context, unless it is already. The
    /// result is the context's number, and whether its syntax is NDR64. Proposed is every syntax that this client speaks,
    /// or `only` one.
    pub(super) async fn bind(
        &self,
        interface: &Interface,
        only: Option<SyntaxId>,
    ) -> Result<(u16, bool)> {
        let shared = self.shared();
        shared.is_protected_for(interface)?;
        let timeout = shared.settings.connect_timeout;
        let mut deadline = Deadline::after(Some(timeout));
        let (context, waiter) = {
            let mut state = shared.lock();
            state.usable()?;
            let context = state.protocol.bind_in(interface.id, only).map_err(not_sent)?;
            if let Some(ndr64) = state.protocol.accepted(context) {
                return Ok((context, ndr64));
            }
            if state.protocol.is_binding() {
                deadline = *state.first_bind.get_or_insert(deadline);
            }
            let number = state.next_bind;
            state.next_bind += 1;
            state.binds.insert(number, (context, Waiting::Unpolled));
            state.flush();
            state.wake_driver();
            (context, BindWaiter { shared, number })
        };
        let bound = core::future::poll_fn(|cx| waiter.poll(cx));
        let Some(bound) = deadline.wait(bound).await else {
            let name = interface.name;
            let what =
                format!("no answer to the bind of `{name}` in {timeout:?} (`connect_timeout`)");
            let error = Error::new(Status::SERVER_UNAVAILABLE, what).not_executed();
            let mut state = shared.lock();
            let mut others = state.binds.iter().filter(|(number, _)| **number != waiter.number);
            // Who began later to wait for the same context has time left.
            let is_alive = match others.any(|(_, (of, _))| *of == context) {
                true => state.protocol.pass_over_bind(context),
                false => state.protocol.give_up_bind(context, true),
            };
            if !is_alive {
                state.fail(error.duplicate());
            }
            state.flush();
            return Err(error);
        };
        match bound? {
            Ok(ndr64) => Ok((context, ndr64)),
            Err(error) => Err(refused(interface, &shared.settings, error)),
        }
    }
}

/// Somebody who waits for a context, until this is dropped.
struct BindWaiter<'a> {
    shared: &'a Inner,
    number: u64,
}

impl BindWaiter<'_> {
    fn poll(&self, cx: &Context<'_>) -> Poll<Result<core::result::Result<bool, BindError>>> {
        let mut state = self.shared.lock();
        let usable = state.usable();
        match state.binds.get_mut(&self.number) {
            Some((_, Waiting::Answered(answer))) => Poll::Ready(Ok(*answer)),
            Some((_, waiting)) => match usable {
                Err(error) => Poll::Ready(Err(error)),
                Ok(()) => {
                    waiting.wait(cx);
                    Poll::Pending
                }
            },
            None => Poll::Ready(Err(Error::from_static(
                Status::INTERNAL_ERROR,
                "the answer to the bind is lost",
            ))),
        }
    }
}

impl Drop for BindWaiter<'_> {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        let waited = state.binds.remove(&self.number);
        state.binds.shrink_to_fit();
        if let Some((context, Waiting::Unpolled | Waiting::Polled(_))) = waited
            && state.failure.is_none()
            && !state.binds.values().any(|(of, _)| *of == context)
        {
            // Nobody waits for this answer any more, so that other binds need not wait for it, either.
            state.protocol.give_up_bind(context, false);
            state.flush();
        }
        // The driver may have read on only because of this bind.
        state.wake_driver();
    }
}

/// Begins to authenticate a connection, if that is asked for.
fn authenticate(
    protocol: &mut ClientConnection,
    settings: &ClientBuilder,
    channel_binding: Option<&[u8]>,
) {
    let ClientBuilder { initiator: Some(initiator), level, principal, .. } = settings else {
        return;
    };
    let needs = Needs::of(*level).to(principal.as_deref().unwrap_or_default());
    let needs = needs.through(channel_binding);
    match initiator.initiate(&needs) {
        Ok(handshake) => protocol.authenticate(initiator.service(), *level, handshake),
        Err(error) => protocol.fail_authentication(error),
    }
}

/// The error for a refused bind.
fn refused(interface: &Interface, settings: &ClientBuilder, error: BindError) -> Error {
    let name = interface.name;
    let id = interface.id;
    let (status, what) = match error {
        BindError::Refused(BindNak::PROTOCOL_VERSION_NOT_SUPPORTED) => (
            Status::PROTOCOL_ERROR,
            "the server does not speak version 5.0 of the protocol".to_owned(),
        ),
        BindError::Refused(BindNak::LOCAL_LIMIT_EXCEEDED) => (
            Status::SERVER_TOO_BUSY,
            "the server is at its limits, and refused the bind".to_owned(),
        ),
        BindError::Refused(BindNak::AUTHENTICATION_TYPE_NOT_RECOGNIZED) => (
            Status::UNKNOWN_AUTHN_SERVICE,
            match &settings.initiator {
                Some(initiator) => format!(
                    "the server does not authenticate clients by {}, or not at the level `{}`",
                    initiator.service(),
                    settings.level
                ),
                None => "the server knows no security package, and none was asked for".to_owned(),
            },
        ),
        BindError::Refused(BindNak::INVALID_CHECKSUM) => (
            Status::ACCESS_DENIED,
            "the server refused the client's authentication; expected a user that it knows, and the right password or ticket"
                .to_owned(),
        ),
        BindError::Refused(reason) => {
            (Status::CALL_FAILED_DNE, format!("the server refused the bind, reason {reason}"))
        }
        BindError::Rejected { reason: ContextResult::ABSTRACT_SYNTAX_NOT_SUPPORTED, .. } => (
            Status::UNKNOWN_IF,
            format!("the server does not offer `{name}` ({id}): another uuid or version"),
        ),
        BindError::Rejected { reason: ContextResult::TRANSFER_SYNTAXES_NOT_SUPPORTED, .. } => (
            Status::UNSUPPORTED_TRANS_SYN,
            format!("the server offers `{name}` in none of the transfer syntaxes of this client"),
        ),
        BindError::Rejected { reason: ContextResult::LOCAL_LIMIT_EXCEEDED, .. } => (
            Status::OUT_OF_RESOURCES,
            format!(
                "the server allows no more presentation contexts on a connection, and `{name}` needs one"
            ),
        ),
        BindError::Fault(status) => {
            (status, format!("the server answered the bind of `{name}` with a fault"))
        }
        BindError::Rejected { result, reason } => (
            Status::UNKNOWN_IF,
            format!("the server rejected `{name}` ({id}), result {result}, reason {reason}"),
        ),
        BindError::Syntax => (
            Status::UNSUPPORTED_TRANS_SYN,
            format!("the server chose a transfer syntax for `{name}` that was not offered"),
        ),
    };
    let error = Error::new(status, what).not_executed();
    // Nobody signs what answers a bind.
    let protects = settings.initiator.is_some() && settings.level >= AuthenticationLevel::Packet;
    if protects { error.unsigned() } else { error }
}

impl Inner {
    /// Begins a connection, with a task that reads its answers.
    pub(super) fn start(
        stream: Stream,
        settings: ClientBuilder,
        allocator: Arc<Mutex<SharedAllocator>>,
        binding: Option<Binding>,
    ) -> Arc<Inner> {
        let siblings = binding.map(Siblings::of).unwrap_or_default();
        Inner::run(stream, settings, allocator, siblings, Family::new())
    }

    /// Begins another connection of the association whose first one this is.
    pub(super) fn sibling(first: &Inner, stream: Stream, settings: ClientBuilder) -> Arc<Inner> {
        let mut settings = settings;
        let call_ids = {
            let state = first.lock();
            settings.protocol.association_group = state.protocol.association_group();
            state.protocol.call_ids()
        };
        let allocator = first.allocator.clone();
        let sibling = Inner::run(stream, settings, allocator, Siblings::default(), first.family);
        sibling.lock().protocol.shares(call_ids);
        sibling
    }

    fn run(
        stream: Stream,
        settings: ClientBuilder,
        allocator: Arc<Mutex<SharedAllocator>>,
        siblings: Siblings,
        family: Family,
    ) -> Arc<Inner> {
        let Stream { read, write, peer, server, origin, channel_binding } = stream;
        let is_within = origin.transport == Transport::InProcess;
        let ended = Arc::new(Notify::new());
        let permits = Arc::new(Semaphore::new(settings.max_calls));
        let mut protocol = ClientConnection::new(settings.protocol.clone());
        protocol.set_vectored(write.is_write_vectored());
        // A call within the process would pass by its protection.
        let server = server.filter(|_| settings.initiator.is_none());
        authenticate(&mut protocol, &settings, channel_binding.as_deref());
        let failure = protocol.not_authenticated().map(Error::not_executed);
        let state = State {
            protocol,
            write,
            driver: None,
            calls: CallMap::default(),
            piped: CallMap::default(),
            writers: Vec::new(),
            binds: HashMap::new(),
            next_bind: 0,
            first_bind: None,
            permits: permits.clone(),
            answered: 0,
            called: 0,
            ended: ended.clone(),
            failure,
            closed: false,
        };
        let peer = peer.into_boxed_str();
        let state = Mutex::new(state);
        let request_size = LastSize::default();
        let inner = Inner {
            state,
            settings,
            permits,
            peer,
            request_size,
            server,
            is_within,
            allocator,
            ended,
            siblings,
            family,
        };
        let shared = Arc::new(inner);
        tokio::spawn(driver::run(shared.clone(), read));
        shared
    }

    /// Whether calls are protected as an interface asks.
    ///
    /// # Errors
    /// `RPC_S_ACCESS_DENIED` if not: nothing is sent.
    fn is_protected_for(&self, interface: &Interface) -> Result<()> {
        let ClientBuilder { initiator, level, .. } = &self.settings;
        let level = initiator.as_ref().map(|_| *level);
        match interface.min_level {
            Some(least) if level.is_none_or(|level| level < least) && !self.is_within => {
                let what = format!(
                    "`{}` is not called below the level `{least}`; expected `ClientBuilder::authenticate` and at least that \
                     `level`",
                    interface.name
                );
                Err(Error::new(Status::ACCESS_DENIED, what).not_executed())
            }
            _ => Ok(()),
        }
    }

    fn own_allocator(&self) -> MutexGuard<'_, SharedAllocator> {
        self.allocator.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether no call can be made any more.
    pub(super) fn is_over(&self) -> bool {
        let state = self.lock();
        state.failure.is_some() || state.closed || state.protocol.is_ending()
    }

    /// Whether a call would have to wait for another's end.
    pub(super) fn is_full(&self) -> bool {
        self.permits.available_permits() == 0
    }

    /// Begins no more calls, and closes the connection when those in flight have ended.
    pub(super) fn finish(&self) {
        let mut state = self.lock();
        state.protocol.finish();
        state.wake_driver();
    }

    /// Ends the connection, and those beside it.
    pub(super) fn close(&self) {
        self.siblings.close();
        let mut state = self.lock();
        state.closed = true;
        state.wake_driver();
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a request. The answer is waited for with [`Inner::poll_call`].
    pub(super) fn request(
        &self,
        context: u16,
        opnum: u16,
        object: Option<Uuid>,
        body: Body,
    ) -> Result<u32> {
        let mut state = self.lock();
        state.usable()?;
        state.calls.try_reserve(1).map_err(|_| not_sent(NotSent::NoMemory))?;
        let sent = state.protocol.request_in_place(context, opnum, object, body);
        let call_id = sent.map_err(|why| state.not_sent(why))?;
        state.calls.insert(call_id, Waiting::Unpolled);
        state.called += 1;
        if state.protocol.in_flight() == 1 && state.answered <= 1 {
            state.flush();
        } else {
            // Others are about to call too: the driver writes all their requests together.
            state.wake_driver();
        }
        if !state.piped.is_empty() {
            // The driver may have stopped reading because of a pipe.
            state.wake_driver();
        }
        Ok(call_id)
    }

    pub(super) fn poll_call(&self, call_id: u32, cx: &Context<'_>) -> Poll<Result<Ended>> {
        let mut state = self.lock();
        match state.calls.get_mut(&call_id) {
            Some(Waiting::Answered(_)) => match state.calls.remove(&call_id) {
                Some(Waiting::Answered(ended)) => Poll::Ready(Ok(ended)),
                _ => Poll::Ready(Err(lost())),
            },
            Some(waiting) => {
                waiting.wait(cx);
                match state.working() {
                    Err(failure) => Poll::Ready(Err(failure)),
                    Ok(()) => Poll::Pending,
                }
            }
            None => Poll::Ready(Err(lost())),
        }
    }

    /// Sends a request that is not answered. Returns the call's number.
    pub(super) fn tell(
        &self,
        context: u16,
        opnum: u16,
        object: Option<Uuid>,
        body: Body,
    ) -> Result<u32> {
        let mut state = self.lock();
        state.usable()?;
        let told = state.protocol.tell(context, opnum, object, body);
        let call_id = told.map_err(|why| state.not_sent(why))?;
        state.flush();
        state.wake_driver();
        Ok(call_id)
    }

    /// Ready when a request that is not answered is written, if there was one, and there is room for others.
    pub(super) fn poll_told(&self, call_id: Option<u32>, cx: &Context<'_>) -> Poll<Result<()>> {
        let mut state = self.lock();
        state.working()?;
        let is_unsent = call_id.is_some_and(|call_id| state.protocol.is_unsent(call_id));
        if !is_unsent && state.unsent() < HIGH_WATER {
            return Poll::Ready(Ok(()));
        }
        state.wait_for_room(cx);
        Poll::Pending
    }

    /// Asks the server to end a call, whose answer is still waited for.
    pub(super) fn cancel(&self, call_id: u32) {
        let mut state = self.lock();
        state.protocol.cancel(call_id);
        state.flush();
        state.wake_driver();
    }

    /// Gives up a call: its answer is not waited for any more. Returns whether the next call may be made at
    /// once.
    pub(super) fn abandon(&self, call_id: u32) -> bool {
        let mut state = self.lock();
        let waited_for = match state.calls.remove(&call_id) {
            Some(Waiting::Answered(_)) => return true,
            waiting => waiting.is_some(),
        };
        if (waited_for | state.piped.remove(&call_id).is_some()) && state.failure.is_none() {
            let serial = !state.protocol.is_concurrent();
            if serial && state.protocol.is_sending(call_id) {
                // The server waits for the rest, which will not come, and carries no other call meanwhile.
                let what = "a call was given up while its pipe was sent, on a connection that carries one call";
                state.fail(Error::from_static(Status::COMM_FAILURE, what));
                return true;
            }
            state.protocol.abandon(call_id);
            state.flush();
            // The driver may have stopped reading because of this call.
            state.wake_driver();
            return !(serial && state.protocol.is_owed(call_id));
        }
        true
    }
}

/// The error for a request that was not sent.
#[cold]
pub(super) fn not_sent(why: NotSent) -> Error {
    let (status, what) = match why {
        NotSent::NoMemory => (Status::OUT_OF_MEMORY, "no memory for the request"),
        NotSent::Ending => {
            (Status::SERVER_UNAVAILABLE, "the server shuts down, and begins no more calls")
        }
        NotSent::Refused => (Status::CALL_FAILED_DNE, "the server refused the connection's bind"),
        NotSent::NoContext => (
            Status::OUT_OF_RESOURCES,
            "65536 presentation contexts were used on this connection, which is all that there are",
        ),
        NotSent::NotAccepted => {
            (Status::CALL_FAILED_DNE, "the server has not accepted the presentation context")
        }
        NotSent::Security => {
            (Status::CALL_FAILED_DNE, "the security context cannot protect the request")
        }
    };
    Error::from_static(status, what).not_executed()
}

#[cold]
fn lost() -> Error {
    Error::from_static(Status::INTERNAL_ERROR, "the call is waited for twice")
}

impl State {
    /// The error for a request that was not sent. A connection that can protect nothing more is over.
    #[cold]
    pub(super) fn not_sent(&mut self, why: NotSent) -> Error {
        if why == NotSent::Security {
            self.fail(not_sent(why));
        }
        not_sent(why)
    }

    pub(super) fn usable(&self) -> Result<()> {
        match &self.failure {
            // Nothing of the new call was sent.
            Some(failure) => Err(failure.duplicate().not_executed()),
            None if self.protocol.is_ending() => Err(not_sent(NotSent::Ending)),
            None => Ok(()),
        }
    }

    /// As [`State::usable`], for a call that has begun, whatever the failure says of calls that have not.
    pub(super) fn working(&self) -> Result<()> {
        match &self.failure {
            Some(failure) => Err(failure.duplicate().of_begun()),
            None => Ok(()),
        }
    }

    /// Answers those who wait for a context.
    pub(super) fn answer_binds(
        &mut self,
        context: u16,
        answer: core::result::Result<bool, BindError>,
        wakers: &mut Vec<Waker>,
    ) {
        let waiting = self.binds.values_mut().filter(|(of, _)| *of == context);
        wakers.extend(waiting.filter_map(|(_, waiting)| waiting.answer(answer)));
        if self.protocol.is_refused() {
            self.fail(not_sent(NotSent::Refused));
        }
        if !self.protocol.is_concurrent() {
            // The server carries one call at a time: the others wait. There are no calls before the first
            // bind is answered.
            let permits = self.permits.available_permits();
            self.permits.forget_permits(permits.saturating_sub(1));
        }
    }

    /// How many bytes wait to be written.
    pub(super) fn unsent(&self) -> usize {
        self.protocol.unsent()
    }

    /// How many received bytes may wait for a call with pipes.
    pub(super) fn most_waiting(&self) -> usize {
        self.protocol.max_call_bytes().max(2 * HIGH_WATER)
    }

    /// Whether reading stops until the application has taken what was received for its piped call
    /// (back-pressure). It does not stop while other calls wait for a reply: the task that should take the
    /// data may wait for one.
    pub(super) fn is_full(&self) -> bool {
        self.calls.is_empty()
            && self.binds.is_empty()
            && self.piped.values().any(|parts| parts.waiting >= HIGH_WATER)
    }

    pub(super) fn wake_driver(&self) {
        if let Some(driver) = &self.driver {
            driver.wake_by_ref();
        }
    }

    /// Writes as many bytes of the output as the stream takes. The driver goes on with the rest.
    pub(super) fn flush(&mut self) {
        self.write_out();
        if !self.writers.is_empty() && (self.failure.is_some() || self.unsent() < HIGH_WATER) {
            self.writers.drain(..).for_each(Waker::wake);
        }
    }

    fn write_out(&mut self) {
        let waker = self.driver.clone().unwrap_or_else(|| Waker::noop().clone());
        let mut cx = Context::from_waker(&waker);
        loop {
            let writes = self.protocol.take_output();
            if self.protocol.is_broken() {
                let what = "a part of a request cannot be sent";
                return self.fail(Error::from_static(Status::COMM_FAILURE, what));
            }
            if !writes {
                return;
            }
            let write = &mut self.write;
            // The stream may be of any crate's type, and may panic. It is written to where futures are
            // dropped, too, perhaps because of a panic.
            let poll = self.protocol.write(|slices| {
                let poll = AssertUnwindSafe(|| poll_write(write, &mut cx, slices));
                catch_unwind(poll).unwrap_or(Poll::Ready(Ok(0)))
            });
            match poll {
                Poll::Ready(Ok(_)) => {}
                Poll::Ready(Err(error)) => return self.fail(broken(Some(error))),
                Poll::Pending => return,
            }
        }
    }

    /// Wakes the task when there is room to write.
    pub(super) fn wait_for_room(&mut self, cx: &Context<'_>) {
        if !self.writers.iter().any(|waker| waker.will_wake(cx.waker())) {
            self.writers.push(cx.waker().clone());
        }
    }

    /// Tells those who wait for the connection's end, and those who wait for a permit, that no more calls begin.
    pub(super) fn says_its_end(&self) {
        self.ended.notify_waiters();
        self.permits.close();
    }

    /// Takes the connection's end for writing: there is nothing more to write.
    pub(super) fn take_write(&mut self) -> BoxWrite {
        core::mem::replace(&mut self.write, Box::new(tokio::io::sink()))
    }

    /// Marks the connection as broken, and ends everybody's waiting.
    pub(super) fn fail(&mut self, error: Error) {
        if self.failure.is_some() {
            return;
        }
        self.failure = Some(error);
        self.says_its_end();
        for waiting in self.calls.values_mut() {
            if let Waiting::Polled(waker) = waiting {
                waker.wake_by_ref();
            }
        }
        for waker in self.piped.values_mut().filter_map(Parts::wake).chain(self.writers.drain(..)) {
            waker.wake();
        }
        for (_, waiting) in self.binds.values_mut() {
            if let Waiting::Polled(waker) = waiting {
                waker.wake_by_ref();
            }
        }
        self.wake_driver();
    }
}

#[cold]
pub(super) fn broken(error: Option<std::io::Error>) -> Error {
    let broken = Error::from_static(Status::COMM_FAILURE, "the server closed the connection");
    match error {
        Some(error) => broken.because(error),
        None => broken,
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        if self.closes {
            self.shared.close();
        }
    }
}

impl fmt::Debug for Association {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.shared().lock();
        f.debug_struct("Association")
            .field("in_flight", &state.protocol.in_flight())
            .field("failure", &state.failure)
            .finish_non_exhaustive()
    }
}
