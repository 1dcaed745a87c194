//! One call, as the generated server stub sees it.

use core::future::Future;
use core::pin::Pin;
use core::sync::atomic::{AtomicBool, Ordering};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::sync::Semaphore;
use tracing::{Span, error};

use super::context_handles::{ContextTable, ReplyStub};
use super::log::PeerLog;
use super::management::Counters;
use super::piped_call::Stream;
use super::running::Running;
use crate::call_info::{CallInfo, Caller};
use crate::call_span::CallSpan;
use crate::cancellation::Cancellation;
use crate::context::Patience;
use crate::error::{Error, Result};
use crate::interface::{Interface, MethodName, OnCancel, Procedure};
use crate::memory::{CallBlock, CallMemory, LastSize, Meter, SharedAllocator};
use crate::ndr::{DecodeLimits, Decoder, Encoder};
use crate::protocol::{Body, CALL_HEADER, Request};
use crate::security::Authentication;
use crate::status::Status;

/// A call that is under way. Its result is what [`ServerCall::encoder`] wrote, the reply's stub data behind
/// room for its header, or the error with which the call fails.
pub type Dispatched = Pin<Box<dyn Future<Output = Result<ReplyStub>> + Send>>;

/// An interface that a server can offer. `#[rpc_interface]` implements it for `XServer<T>`.
pub trait Dispatch: Send + Sync + 'static {
    /// The interface.
    fn interface(&self) -> &'static Interface;

    /// Starts a call.
    fn dispatch(&self, call: ServerCall) -> Dispatched;
}

/// A call: its request, and the memory in which its data is made. Both are freed once the reply is
/// marshalled.
#[derive(Debug)]
pub struct ServerCall {
    pub(super) request: Request,
    method: MethodName,
    span: Span,
    memory: CallMemory,
    info: CallInfo,
    pub(super) settings: Arc<CallSettings>,
    /// The state of its pipes, if it has some.
    pub(super) stream: Option<Stream>,
    /// The client's context handles, if the interface has some.
    handles: Option<Arc<ContextTable>>,
}

/// What all calls of an interface have in common.
#[derive(Clone, Debug)]
pub(super) struct CallSettings {
    pub(super) limits: DecodeLimits,
    pub(super) encode_depth: usize,
    pub(super) allocator: SharedAllocator,
    pub(super) max_call_bytes: usize,
    /// The size of the last reply.
    pub(super) reply_size: Arc<LastSize>,
    /// The server's log.
    pub(super) log: Arc<PeerLog>,
    /// The server's counts.
    pub(super) counters: Arc<Counters>,
    /// How calls may wait for context handles.
    pub(super) patience: Patience,
}

impl CallSettings {
    /// Notes the size of a reply.
    #[inline]
    pub(super) fn replied(&self, reply: &Result<ReplyStub>) {
        self.reply_size.set(reply.as_ref().map_or(0, |reply| reply.bytes.len()));
    }
}

/// What tells a method that its call is cancelled, if it wants to know.
pub(super) fn cancellation(procedure: Option<&Procedure>) -> Option<Arc<Cancellation>> {
    let is_told = |of: &&Procedure| of.cancellation != OnCancel::Ignored;
    procedure.filter(is_told).map(|_| Arc::default())
}

impl ServerCall {
    #[allow(clippy::too_many_arguments)]
    pub(super) fn new(
        mut request: Request,
        span: &CallSpan,
        caller: Arc<Caller>,
        settings: Arc<CallSettings>,
        stream: Option<Stream>,
        handles: Option<Arc<ContextTable>>,
        cancellation: Option<Arc<Cancellation>>,
    ) -> ServerCall {
        let meter = Meter::new(caller.quota.clone(), request.share.take());
        let memory = CallMemory::from_source(settings.allocator.clone())
            .with_limit(settings.limits.memory)
            .metered(meter);
        let (object, opnum, ndr64) = (request.object, request.opnum, request.ndr64);
        let authentication = request.authentication.take();
        let info = CallInfo { cancellation, authentication, object, caller, opnum, ndr64 };
        let (method, span) = (span.method(), span.span().clone());
        ServerCall { request, method, span, memory, info, settings, stream, handles }
    }

    /// The procedure's number.
    #[must_use]
    pub fn opnum(&self) -> u16 {
        self.request.opnum
    }

    /// Whether the call is in NDR64.
    #[must_use]
    pub fn is_ndr64(&self) -> bool {
        self.request.ndr64
    }

    /// The interface.
    pub(super) fn interface(&self) -> &'static Interface {
        self.method.interface
    }

    /// How the client is authenticated, if it is.
    pub(super) fn authentication(&self) -> Option<&Authentication> {
        self.info.authentication.as_ref()
    }

    /// The client's context handles.
    pub(super) fn context_table(&self) -> Option<&Arc<ContextTable>> {
        self.handles.as_ref()
    }

    /// Whether the call is cancelled, if somebody asks.
    pub(super) fn cancellation(&self) -> Option<&Cancellation> {
        self.info.cancellation.as_deref()
    }

    /// The call's memory environment.
    #[must_use]
    pub fn memory(&self) -> &CallMemory {
        &self.memory
    }

    /// A block for the method's results.
    #[must_use]
    pub fn block(&self) -> CallBlock<'static> {
        let limit = self.settings.limits.memory;
        CallBlock::from_source(self.settings.allocator.clone(), limit).metered(self.meter())
    }

    fn meter(&self) -> Meter {
        Meter::new(self.info.caller.quota.clone(), None)
    }

    /// A block for the method's results, of the size of the client's buffer in bytes (`byte_count`).
    #[must_use]
    pub fn block_of(&self, bytes: usize) -> CallBlock<'static> {
        match bytes > self.settings.limits.memory {
            true => self.block(),
            false => {
                let allocator = self.settings.allocator.clone();
                CallBlock::of_size(allocator, bytes).metered(self.meter())
            }
        }
    }

    /// The allocator of data that the method may keep when the call is over.
    #[must_use]
    pub fn allocator(&self) -> SharedAllocator {
        self.settings.allocator.clone()
    }

    /// What the method can learn about the call.
    #[must_use]
    pub fn info(&self) -> &CallInfo {
        &self.info
    }

    /// A decoder of the request.
    pub fn decoder<A>(&self, allocator: A) -> Decoder<'_, A> {
        let request = &self.request;
        let limits = self.settings.limits;
        let trailer = request.verification.as_ref().map(|of| of as _);
        let decoder =
            Decoder::new(&request.stub, request.big_endian, &self.memory, allocator, limits);
        decoder.with_trailer(trailer).metered()
    }

    /// An encoder for the reply.
    #[must_use]
    pub fn encoder(&self) -> Encoder<'_> {
        let large = self.settings.reply_size.buffer();
        let large = large.filter(|buffer| self.memory.meter_reply(buffer.capacity()));
        let encoder = Encoder::behind_header(CALL_HEADER, large).unwrap_or_else(|| {
            // The encoder may write nothing, because the reply has no room for its header: see `body`.
            self.memory.meter(|meter| meter.refuse_reply());
            Encoder::new(Vec::new())
        });
        encoder.with_depth(self.settings.encode_depth).metered(&self.memory)
    }

    /// What a plain `fn` needs to run on the blocking pool.
    #[doc(hidden)]
    #[must_use]
    pub fn blocking(&self) -> Blocking {
        let (caller, log) = (self.info.caller.clone(), self.settings.log.clone());
        let (method, call_id, span) = (self.method, self.request.call_id, self.span.clone());
        let cancellation = self.info.cancellation.clone();
        Blocking { caller, log, method, call_id, span, cancellation }
    }
}

/// A reply's stub behind room for its header. A reply without that room is empty if the encoder had no memory
/// for the room; otherwise the encoder did not write it.
pub(super) fn body(reply: Vec<u8>) -> Result<Body> {
    match reply.len() {
        CALL_HEADER.. => Ok(Body::behind(CALL_HEADER, reply)),
        0 => Err(Error::out_of_memory()),
        _ => {
            let what = "a reply of another encoder; expected that of `ServerCall::encoder`";
            Err(Error::from_static(Status::INTERNAL_ERROR, what))
        }
    }
}

/// A plain `fn` that is to run: its caller has the permits for it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Blocking {
    caller: Arc<Caller>,
    log: Arc<PeerLog>,
    method: MethodName,
    call_id: u32,
    span: Span,
    cancellation: Option<Arc<Cancellation>>,
}

/// Tells a service that a call is over (`[notify]`) when it is dropped, which it is after the call and its
/// memory.
#[doc(hidden)]
#[derive(Debug)]
pub struct Notify<F: FnMut(bool)> {
    method: &'static str,
    ran: AtomicBool,
    tell: F,
}

impl<F: FnMut(bool)> Notify<F> {
    /// A guard that will call `tell`, the notification of `method`, with whether that ran.
    pub fn new(method: &'static str, tell: F) -> Notify<F> {
        Notify { method, ran: AtomicBool::new(false), tell }
    }

    /// Says that the method is about to run.
    pub fn runs(&self) {
        self.ran.store(true, Ordering::Relaxed);
    }
}

impl<F: FnMut(bool)> Drop for Notify<F> {
    fn drop(&mut self) {
        let ran = *self.ran.get_mut();
        // The method may have panicked: a second panic in its cleanup would end the process.
        if catch_unwind(AssertUnwindSafe(|| (self.tell)(ran))).is_err() {
            error!(method = self.method, "a service panicked when it was told that a call is over");
        }
    }
}

/// The answer to an opnum beyond the interface's last.
#[doc(hidden)]
#[must_use]
pub fn unknown_opnum() -> Dispatched {
    let what = "the interface has no procedure of this number";
    let error = Error::from_static(Status::PROCNUM_OUT_OF_RANGE, what).refused();
    Box::pin(core::future::ready(Err(error)))
}

/// Waits for `future`, on a thread of the blocking pool.
#[doc(hidden)]
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Handle::current().block_on(future)
}

/// Runs a plain `fn` on the blocking pool, with everything that it needs moved in, once its connection, its
/// address and the server have a thread for it.
#[doc(hidden)]
pub fn on_blocking_pool(
    blocking: Blocking,
    run: impl FnOnce() -> Result<ReplyStub> + Send + 'static,
) -> Dispatched {
    Box::pin(async move {
        let shuts_down = || Error::from_static(Status::CALL_FAILED, "the server shuts down");
        let acquire = async |semaphore: Arc<Semaphore>| {
            semaphore.acquire_owned().await.map_err(|_| shuts_down().refused())
        };
        let Blocking { caller, log, method, call_id, span, cancellation } = blocking;
        let [own, of_address, common] = caller.blocking.clone();
        let acquire =
            async || Ok([acquire(own).await?, acquire(of_address).await?, acquire(common).await?]);
        let permits = match &cancellation {
            Some(cancellation) => cancellation.or(acquire()).await.unwrap_or_else(|| {
                let what = "the call was cancelled before its method ran";
                Err(Error::from_static(Status::CALL_CANCELLED, what).refused())
            })?,
            None => acquire().await?,
        };
        // The thread goes on when its call is given up, and keeps its permits until its end.
        let run = move || {
            let _permits = permits;
            let running = Running { log: &log, peer: &caller.peer, method, call_id };
            running.catch(|| span.in_scope(run)).unwrap_or_else(Err)
        };
        // A thread that has begun is never cancelled.
        tokio::task::spawn_blocking(run).await.unwrap_or_else(|_| Err(shuts_down().refused()))
    })
}
