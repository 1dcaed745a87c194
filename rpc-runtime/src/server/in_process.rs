//! Calls within the process: a method is run in its caller's task, up to its first wait. If it has to wait, its
//! connection takes it over, as if the request had come through the stream: so there is one way in which calls wait, are
//! given up, and end.

use core::cell::Cell;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use core::task::{Context, Poll, Waker};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::watch;

use super::call::{Dispatched, ServerCall, cancellation};
use super::context_handles::ContextTable;
use super::management::Statistics;
use super::peers::Presence;
use super::running::{Ended, Running};
use super::server::{Inner, Stop};
use crate::call_info::Caller;
use crate::call_span::CallSpan;
use crate::cancellation::Cancellation;
use crate::interface::MethodName;
use crate::protocol::{self, Host, OWN, Outcome, Reply, Request, SyntaxId, is_of_a_limit};
use crate::status::Status;
use crate::transport::{Begun, InProcess};

/// How deep methods within the process may call one another on one stack.
const DEPTH: usize = 4;

/// Up to which size, in bytes, a request is not counted in the quota.
const SMALL: usize = 4096;

thread_local! {
    static RUNNING: Cell<usize> = const { Cell::new(0) };
}

/// What a connection within the process and its client share.
pub(super) struct Local {
    shared: Arc<Inner>,
    pub(super) caller: Arc<Caller>,
    presence: Arc<Presence>,
    /// The runtime of the connection, on which methods are polled whoever calls.
    runtime: Handle,
    stop: watch::Receiver<Stop>,
    /// The client's context handles, once it has bound.
    pub(super) handles: OnceLock<Arc<ContextTable>>,
    /// Calls may begin.
    open: AtomicBool,
    /// The calls that run now, and those that wait to be taken over.
    begun: AtomicUsize,
    /// The calls that the connection has in flight.
    in_flight: AtomicUsize,
    handed_over: Mutex<HandedOver>,
}

#[derive(Default)]
struct HandedOver {
    methods: Vec<Waiting>,
    /// The last call that ran has ended, at a server that shuts down.
    last_ended: bool,
    /// The connection, which waits for either.
    connection: Option<Waker>,
}

/// A call whose method waits.
pub(super) struct Waiting {
    pub(super) call_id: u32,
    pub(super) context: u16,
    pub(super) span: CallSpan,
    pub(super) method: Dispatched,
    pub(super) cancellation: Option<Arc<Cancellation>>,
    /// Until the connection has it among its own.
    pub(super) begun: (Begins, Option<protocol::Place>),
}

/// A call counts among those that have begun, until this is dropped.
pub(super) struct Begins(Arc<Local>);

impl Begins {
    fn of(local: &Arc<Local>) -> Begins {
        local.begun.fetch_add(1, Ordering::SeqCst);
        Begins(local.clone())
    }
}

impl Drop for Begins {
    fn drop(&mut self) {
        self.0.ended();
    }
}

impl Local {
    /// For a connection that runs on this runtime.
    pub(super) fn new(
        shared: Arc<Inner>,
        caller: Arc<Caller>,
        presence: Arc<Presence>,
        stop: watch::Receiver<Stop>,
    ) -> Local {
        let open = AtomicBool::new(*stop.borrow() == Stop::No);
        Local {
            shared,
            caller,
            presence,
            runtime: Handle::current(),
            stop,
            handles: OnceLock::new(),
            open,
            begun: AtomicUsize::new(0),
            in_flight: AtomicUsize::new(0),
            handed_over: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HandedOver> {
        self.handed_over.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many calls run, or wait to be taken over.
    pub(super) fn begun(&self) -> usize {
        self.begun.load(Ordering::SeqCst)
    }

    /// Says how many calls the connection has in flight.
    pub(super) fn set_in_flight(&self, calls: usize) {
        self.in_flight.store(calls, Ordering::SeqCst);
    }

    /// The methods that wait, to be taken over.
    pub(super) fn take(&self) -> Vec<Waiting> {
        core::mem::take(&mut self.lock().methods)
    }

    /// A call that had begun has ended, or is its connection's now, which waits for the last one at a server that shuts down.
    fn ended(&self) {
        if self.begun.fetch_sub(1, Ordering::SeqCst) == 1 && self.stops() {
            let connection = {
                let mut handed_over = self.lock();
                handed_over.last_ended = true;
                handed_over.connection.take()
            };
            connection.into_iter().for_each(Waker::wake);
        }
    }

    /// Ready when there are methods to be taken over, or when the last one has run at a server that shuts down.
    pub(super) fn poll_waiting(&self, cx: &Context<'_>) -> Poll<()> {
        let mut handed_over = self.lock();
        if core::mem::take(&mut handed_over.last_ended) || !handed_over.methods.is_empty() {
            return Poll::Ready(());
        }
        match &mut handed_over.connection {
            Some(waker) => waker.clone_from(cx.waker()),
            none => *none = Some(cx.waker().clone()),
        }
        Poll::Pending
    }

    /// Begins no more calls, and drops the methods that wait.
    fn close(&self) {
        self.open.store(false, Ordering::SeqCst);
        drop(self.take());
    }

    fn hand_over(&self, method: Waiting) {
        let connection = {
            let mut handed_over = self.lock();
            if !self.open.load(Ordering::SeqCst) {
                drop(handed_over);
                return drop(method);
            }
            handed_over.methods.push(method);
            handed_over.connection.take()
        };
        connection.into_iter().for_each(Waker::wake);
    }

    fn stops(&self) -> bool {
        self.stop.has_changed().unwrap_or(true)
    }

    /// Whether this thread's runtime is of the same kind as the connection's, so that methods can do here what they can do
    /// there.
    fn is_at_home(&self) -> bool {
        let here = Handle::try_current();
        here.is_ok_and(|here| here.runtime_flavor() == self.runtime.runtime_flavor())
    }

    /// A place for a call, if all that is to be done for it is to run its method.
    fn admit(&self, request: &mut Request) -> Option<Place<'_>> {
        let procedure =
            self.shared.interfaces.get(request.interface)?.interface.procedure(request.opnum)?;
        if procedure.input_pipe || procedure.output_pipe {
            return None;
        }
        // Its connection asks it about each call.
        if self.shared.settings.policy.is_some() {
            return None;
        }
        let settings = &self.shared.settings.protocol;
        let quota = &self.caller.quota;
        if request.stub.len() > settings.max_call_bytes
            || quota.is_tight()
            || quota.is_common_tight()
        {
            return None;
        }
        let depth = RUNNING.get();
        if depth >= DEPTH || !self.is_at_home() {
            return None;
        }
        // Counted before the server's state is looked at, so that a server that shuts down waits for it.
        let before = self.begun.fetch_add(1, Ordering::SeqCst);
        RUNNING.set(depth + 1);
        let mut place = Place { local: self, of_all: None };
        let others = before + self.in_flight.load(Ordering::SeqCst);
        let busy = others >= settings.max_calls;
        if busy || self.stops() || !self.open.load(Ordering::SeqCst) {
            return None;
        }
        if others >= OWN {
            place.of_all = Some(self.shared.calls.place()?);
        }
        if request.stub.len() > SMALL {
            request.share = Some(quota.take(request.stub.len())?);
        }
        self.presence.set_active();
        Some(place)
    }
}

/// The connection's end. Without it, no calls begin.
pub(super) struct Connected(pub(super) Arc<Local>);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A call that runs on this thread.
struct Place<'a> {
    local: &'a Local,
    /// Its place among the calls of all connections, if it needs one.
    of_all: Option<protocol::Place>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        RUNNING.set(RUNNING.get() - 1);
        self.local.ended();
    }
}

/// The client's end.
pub(super) struct Link(pub(super) Arc<Local>);

impl InProcess for Link {
    fn find(&self, wanted: &SyntaxId) -> Option<usize> {
        self.0.shared.find(wanted)
    }

    fn begin(&self, mut request: Request, cx: &mut Context<'_>) -> Begun {
        let local = &*self.0;
        let Some(mut place) = local.admit(&mut request) else {
            return Begun::Declined(request);
        };
        let _runtime = local.runtime.enter();
        let Request { call_id, context, opnum, .. } = request;
        let counters = &local.shared.counters;
        counters.add_call();
        let offered = local.shared.offered(request.interface);
        let method = MethodName { interface: offered.interface, opnum };
        let (log, peer) = (&*local.shared.log, &*local.caller.peer);
        let mut span = CallSpan::at_server(method, call_id, peer);
        let (caller, settings) = (local.caller.clone(), offered.settings.clone());
        let handles = offered.interface.has_context_handles().then(|| local.handles.get().cloned());
        let cancellation = cancellation(offered.interface.procedure(opnum));
        let (handles, told) = (handles.flatten(), cancellation.clone());
        let call = ServerCall::new(request, &span, caller, settings, None, handles, told);
        let running = Running { log, peer, method, call_id };
        let started = running.catch(|| span.run(|| offered.dispatch.dispatch(call)));
        let result = match started {
            Err(error) => Err(error),
            Ok(mut method) => match running.poll(&mut method, &span, cx) {
                Poll::Ready(result) => {
                    offered.settings.replied(&result);
                    result
                }
                Poll::Pending => {
                    let begun = (Begins::of(&self.0), place.of_all.take());
                    let local = self.0.clone();
                    let waiting = Waiting { call_id, context, span, method, cancellation, begun };
                    return Begun::Waits(Box::new(move || local.hand_over(waiting)));
                }
            },
        };
        let mut taken = None;
        let outcome = match running.ended(&mut span, result) {
            Ended::Body(body, opened) => match body.into_stub() {
                Ok(stub) => {
                    taken = (!opened.is_empty()).then(|| Box::new(move || opened.sent()) as _);
                    Outcome::Reply(Reply { stub, big_endian: false })
                }
                Err(_) => Outcome::Refused { status: Status::OUT_OF_MEMORY },
            },
            // As it would come from the wire.
            Ended::Fault { status, executed } => {
                let refused = u64::from(!executed && is_of_a_limit(status));
                let counted =
                    Statistics { faults_sent: 1, calls_refused: refused, ..Statistics::default() };
                counters.add(&mut { counted });
                let status = Status::from_wire(status.to_wire());
                let status = if status == Status::OK { Status::CALL_FAILED } else { status };
                Outcome::Fault { status, executed }
            }
        };
        Begun::Ended(outcome, taken)
    }
}
