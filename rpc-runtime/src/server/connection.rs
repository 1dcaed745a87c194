//! Driving one connection: reading requests, running methods, writing replies.

use core::fmt;
use core::future::poll_fn;
use core::sync::atomic::Ordering;
use core::task::{Context, Poll, Waker};
use core::time::Duration;
use std::sync::{Arc, OnceLock};

use tokio::io::AsyncWriteExt;
use tokio::sync::{mpsc, watch};
use tokio::task::AbortHandle;
use tokio::time::Instant;
use tracing::debug;

use super::call::{Dispatched, ServerCall, cancellation};
use super::context_handles::ReplyStub;
use super::groups::Member;
use super::in_process::{Connected, Waiting};
use super::input::Input;
use super::management::Statistics;
use super::peers::Admitted;
use super::phases::{Late, Phases, Where};
use super::piped_call::{ReplyPart, RequestPart, Stream as Piped};
use super::running::{Ended, Running};
use super::server::{Inner, Stop};
use super::stopping::{Stopping, next_stage};
use crate::call_info::Caller;
use crate::call_span::CallSpan;
use crate::cancellation::Cancellation;
use crate::error::{Error, Result};
use crate::interface::{MethodName, OnCancel};
use crate::memory::{Quota, Share};
use crate::pipe::Queue;
use crate::protocol::{
    CallMap, CallStart, Host, Request, ServerConfig, ServerConnection, ServerEvent, SyntaxId,
};
use crate::security::{AuthenticationService, Handshake, Needs};
use crate::status::Status;
use crate::transport::{BoxRead, BoxWrite, Stream, poll_write};

/// How many bytes may wait to be written before nothing more is read or begun.
const HIGH_WATER: usize = 4 << 20;

/// How many parts of replies may wait to be sent, and how many bytes may wait to be written, before pipes
/// wait.
const REPLY_PARTS: usize = 4;
const PIPES_WAIT: usize = 64 << 10;

/// How many requests that were read at once are run before their replies are written: the client works on them while the
/// server works on the rest, of which twice as many are run before the next write.
const BATCH: usize = 8;

/// Up to how many that number grows while there are more.
const MOST: usize = 256;

/// Up to which size, in bytes, the output buffers are kept while the connection is idle. Up to four times this size, a
/// connection's buffers are not counted.
const SMALL: usize = 8 << 10;

/// How many bytes a call in a task of its own takes beside what is counted: the task, the method's state, a
/// small request and what is decoded of it, a small reply.
const TASK: usize = 12 << 10;

/// About how many bytes an \[in\] or \[out\] pipe holds, beside the parts of a request that wait: the
/// elements made from them, or a part of the reply and room for the next.
const PIPE: usize = 64 << 10;

/// How long the end of a connection may take.
const GOODBYE: Duration = Duration::from_secs(1);

/// A call that ended, here or in a task of its own.
struct Done {
    task: Option<u64>,
    call_id: u32,
    context: u16,
    maybe: bool,
    span: CallSpan,
    result: Result<ReplyStub>,
    /// The reply's share of the connection's memory.
    share: Option<Share>,
}

/// A part of a request that waits for room.
struct Stalled {
    call_id: u32,
    queue: Arc<Queue<RequestPart>>,
    part: Option<RequestPart>,
}

/// A call that waits in a task of its own. A client may use a call's number again once it has given the
/// call up, so that tasks have numbers too.
struct Task {
    number: u64,
    handle: AbortHandle,
    cancellation: Option<Arc<Cancellation>>,
    ends_when_cancelled: bool,
    _share: Share,
}

impl Task {
    /// The client does not want the result any more.
    fn give_up(&self) {
        self.tell();
        self.handle.abort();
    }

    /// The client asks for an end, and waits for it.
    fn cancel(&self) {
        self.tell();
        if self.ends_when_cancelled {
            self.handle.abort();
        }
    }

    fn tell(&self) {
        if let Some(cancellation) = &self.cancellation {
            cancellation.cancel();
        }
    }
}

/// A call with pipes.
struct PipedCall {
    stream: Piped,
    method: MethodName,
    /// Some of its reply was sent.
    begun: bool,
    /// When something last came of its \[in\] pipe, if there is more to come.
    heard: Option<Instant>,
    _share: Share,
}

struct Driver {
    host: ConnectionHost,
    caller: Arc<Caller>,
    protocol: ServerConnection,
    /// What was done since the server's counts were brought up to date.
    counted: Statistics,
    /// How many calls were in flight then.
    in_flight: usize,
    tasks: CallMap<Task>,
    next_task: u64,
    /// How many tasks have not reported their end, with those of calls that were given up.
    unfinished: usize,
    piped: CallMap<PipedCall>,
    /// Whether there was a call with a pipe.
    had_pipes: bool,
    replies: Arc<Queue<ReplyPart>>,
    /// A part of a request for which its method has no room: nothing more is read until it has.
    stalled: Option<Stalled>,
    /// Where calls in tasks of their own say their end, once there was one: a channel takes as much memory as all else of
    /// an idle connection.
    done: Option<mpsc::UnboundedSender<Done>>,
    /// The channel's other end, when it is new.
    finished: Option<mpsc::UnboundedReceiver<Done>>,
}

/// What a connection asks of its server.
struct ConnectionHost {
    shared: Arc<Inner>,
    caller: Arc<Caller>,
    group: OnceLock<Member>,
    /// What the connection shares with a client within the process.
    connected: Option<Connected>,
}

impl Host for ConnectionHost {
    fn find(&self, wanted: &SyntaxId) -> Option<usize> {
        self.shared.find(wanted)
    }

    fn has_input_pipe(&self, interface: usize, opnum: u16) -> bool {
        self.shared.has_input_pipe(interface, opnum)
    }

    fn join_group(&self, wanted: u32) -> Option<u32> {
        let member = self.shared.groups.join(wanted, &self.caller.origin)?;
        let member = self.group.get_or_init(|| member);
        if let Some(Connected(local)) = &self.connected {
            let _ = local.handles.set(member.table.clone());
        }
        Some(member.id())
    }

    fn authenticates(&self) -> bool {
        !self.shared.settings.acceptors.is_empty()
    }

    fn accept(
        &self,
        service: AuthenticationService,
        needs: &Needs,
    ) -> Option<Result<Box<dyn Handshake>>> {
        let mut acceptors = self.shared.settings.acceptors.iter();
        let acceptor = acceptors.find(|acceptor| acceptor.service() == service)?;
        let channel = self.caller.channel_binding.as_deref();
        Some(acceptor.accept(&needs.clone().through(channel)))
    }

    fn admit(&self, call: &CallStart<'_>) -> Result<(), Status> {
        self.shared.admit((&self.caller, self.connected.is_some()), call)
    }
}

/// Serves a connection until it ends, and drops `last` then. It begins to be one at once, and not when it is first polled.
///
/// What it works with is captured where it is made: an `async fn` would hold its parameters a second time, and a connection
/// that waits is mostly this future.
pub(super) fn serve(
    (shared, caller): (Arc<Inner>, Arc<Caller>),
    secondary_address: String,
    (read, mut write): (BoxRead, BoxWrite),
    stop: watch::Receiver<Stop>,
    admitted: Admitted,
    connected: Option<Connected>,
    last: impl Send,
) -> impl Future<Output = ()> + Send {
    let settings = shared.settings.clone();
    let config = ServerConfig { secondary_address, ..settings.protocol.clone() };
    let quota = caller.quota.clone();
    // The connection's own buffers count whatever the limits say, and are not its calls' memory.
    let mut buffers = shared.quota.nothing();
    let places = shared.places(&caller.origin);
    let mut driver = Driver {
        host: ConnectionHost { shared, caller: caller.clone(), group: OnceLock::new(), connected },
        caller,
        protocol: ServerConnection::within(config, quota.clone(), places),
        counted: Statistics::default(),
        in_flight: 0,
        tasks: CallMap::default(),
        next_task: 0,
        unfinished: 0,
        piped: CallMap::default(),
        had_pipes: false,
        replies: Arc::new(Queue::new(REPLY_PARTS)),
        stalled: None,
        done: None,
        finished: None,
    };
    driver.protocol.set_vectored(write.is_write_vectored());
    let replies = driver.replies.clone();
    let local = driver.host.connected.as_ref().map(|connected| connected.0.clone());
    let mut input = Input::new(read);
    let mut phases = Phases::new();
    let mut stopping = Stopping::new(stop);
    async move {
        let mut finished = None;
        // How many events are handled before the next write, and how many were.
        let (mut batch, mut handled) = (BATCH, 0);
        let mut stage = Stop::No;
        let mut half_closed = false;
        // Memory is short, and nothing in flight has given some back: reading goes on.
        let mut impatient = false;
        let mut was_reading = true;
        let mut turns = 0_u8;

        let why = loop {
            if stopping.has_changed() {
                let next = stopping.stage();
                if next == Stop::Abort {
                    break ABORTED;
                } else if next > stage {
                    stage = next;
                    driver.protocol.shut_down();
                }
            }
            // Before anything that came through the stream afterwards.
            driver.take_over();
            if input.has_more() && !driver.protocol.is_paused() {
                match input.take_pdus(&mut driver.protocol, &driver.host) {
                    Ok(true) => phases.received(),
                    Ok(false) => {}
                    Err(error) => {
                        driver.warn(format_args!("protocol error: {error}"));
                    }
                }
            }
            if let Some(error) = driver.protocol.not_authenticated() {
                driver.warn(format_args!("the client is not authenticated: {error}"));
            }
            let (in_flight, has_events) =
                (driver.protocol.in_flight(), driver.protocol.has_events());
            let runs = local.as_ref().is_some_and(|local| {
                local.set_in_flight(in_flight);
                local.begun() != 0
            });
            let capacity = input.capacity() + driver.protocol.output_capacity();
            buffers.set(capacity.saturating_sub(4 * SMALL));
            let tight = quota.is_tight();
            impatient &= tight;
            // When little of the common memory is left, the client has to read its replies before anything is
            // begun.
            let waiting = driver.protocol.unsent();
            let crowded = waiting > PIPES_WAIT && quota.is_common_tight();
            let room = waiting < HIGH_WATER && !(tight && waiting != 0) && !crowded;
            let begins = has_events && driver.stalled.is_none() && room;
            let due = !begins || handled >= batch || waiting >= PIPES_WAIT;
            if due && driver.protocol.is_between() {
                batch = match begins {
                    true if handled >= batch => (2 * batch).min(MOST),
                    true => batch,
                    false => BATCH,
                };
                handled = 0;
                driver.protocol.take_output();
            }
            let writes = driver.protocol.is_writing();
            let authenticates = driver.protocol.is_authenticating();
            if (!writes && !begins) || turns == 0 {
                driver.count();
            }
            let closing = driver.protocol.is_closing();
            if !writes && !has_events {
                if closing {
                    break REFUSED;
                } else if stage != Stop::No && in_flight == 0 && !runs {
                    break "the server shut down";
                } else if half_closed && in_flight == 0 {
                    break "the client closed the connection";
                }
            }
            // Calls in flight give memory back without anything being read, except those with pipes.
            let frees = tight && in_flight > driver.piped.len() && !impatient;
            let takes = !closing && !half_closed && !driver.protocol.is_paused();
            let could = takes && driver.stalled.is_none() && room;
            let reads = could && !frees;
            if reads && !was_reading {
                driver.heard();
            }
            was_reading = reads;
            if closing && !writes && !begins && driver.stalled.is_none() {
                break REFUSED;
            }
            let unfinished = driver.protocol.oldest_unfinished();
            let at = Where {
                bound: driver.protocol.is_bound(),
                handshaking: driver.protocol.is_handshaking(),
                reading: reads,
                part_of_pdu: input.has_part(),
                unfinished,
                begun: driver.protocol.begun(),
                silent_pipe: driver.silent_pipe(),
                stalled: driver.stalled.is_some(),
                unsent: writes,
                half_closed: half_closed && waiting == 0,
                idle: in_flight == 0 && waiting == 0 && unfinished.is_none(),
                large: driver.protocol.output_capacity() > SMALL,
                held: could && frees,
            };
            finished = finished.or_else(|| driver.finished.take());
            // Every 256 turns, because a client that keeps the connection busy must not keep it from ending.
            turns = turns.wrapping_add(1);
            let late = if turns == 0 { phases.late(&at, &settings) } else { None };
            if turns == 0 {
                admitted.presence().set_idle(phases.idle_since());
            }
            let mut begun = false;
            let late = match late {
                Some(late) => Some(Ok(late)),
                None => tokio::select! {
                    biased;
                    result = poll_fn(|cx| {
                        if authenticates && driver.protocol.poll_authentication(cx).is_ready() {
                            return Poll::Ready(None);
                        } else if !writes {
                            return Poll::Pending;
                        }
                        driver.protocol.write(|slices| poll_write(&mut write, cx, slices)).map(Some)
                    }), if writes || authenticates => match result {
                        None => None,
                        Some(Ok(n)) => {
                            phases.wrote(n, !driver.protocol.is_writing());
                            None
                        }
                        Some(Err(_)) => break "the client does not read",
                    },
                    Some(call) = poll_fn(|cx| poll_done(&mut finished, cx)), if driver.unfinished != 0 => {
                        driver.unfinished -= 1;
                        driver.finish(call);
                        phases.called();
                        None
                    }
                    Some(part) = poll_fn(|cx| replies.poll_receive(cx)),
                        if driver.had_pipes && waiting < PIPES_WAIT =>
                    {
                        driver.part(&part);
                        None
                    }
                    () = poll_fn(|cx| poll_stalled(&mut driver.stalled, cx)), if driver.stalled.is_some() => {
                        driver.heard();
                        phases.unstalled();
                        None
                    }
                    () = core::future::ready(()), if begins => {
                        begun = true;
                        None
                    }
                    result = input.read(), if reads => match result {
                        Ok(n) => {
                            half_closed |= n == 0;
                            None
                        }
                        Err(_) => break "the client broke the connection",
                    },
                    () = poll_fn(|cx| local.as_ref().map_or(Poll::Pending, |local| local.poll_waiting(cx))),
                        if local.is_some() => None,
                    () = poll_fn(|cx| stopping.poll(cx)) => None,
                    late = poll_fn(|cx| {
                        let late = phases.poll(cx, &at, &settings);
                        admitted.presence().set_idle(phases.idle_since());
                        match admitted.presence().poll_evicted(cx) {
                            Poll::Ready(()) => Poll::Ready(Err("it made room for another connection")),
                            Poll::Pending => late.map(Ok),
                        }
                    }) => Some(late),
                },
            };
            if begun {
                handled += poll_fn(|cx| Poll::Ready(driver.run_events(cx))).await;
                phases.called();
            }
            let timed_out = matches!(
                late,
                Some(Ok(Late::Bind | Late::Handshake | Late::Pdu | Late::Reply | Late::Idle))
            );
            driver.counted.connections_timed_out += u64::from(timed_out);
            match late {
                None => {}
                Some(Ok(Late::Request(number))) => {
                    let timeout = settings.request_timeout;
                    driver.warn(format_args!(
                        "a request was not complete in {timeout:?} (`request_timeout`)"
                    ));
                    let refused = driver.protocol.refuse_unfinished(number);
                    driver.counted.calls_timed_out += refused as u64;
                }
                Some(Ok(Late::Pipe(call_id))) => {
                    driver.give_up(
                        call_id,
                        "the client does not go on with its [in] pipe (`pipe_timeout`)",
                    );
                }
                Some(Ok(Late::Method)) => {
                    driver.give_up_stalled();
                    phases.unstalled();
                }
                Some(Ok(Late::Held)) => impatient = true,
                Some(Ok(Late::Trim)) => driver.protocol.trim(),
                Some(Ok(Late::Bind)) => break "the client did not bind in time (`bind_timeout`)",
                Some(Ok(Late::Handshake)) => {
                    break "the client did not authenticate in time (`bind_timeout`)";
                }
                Some(Ok(Late::Pdu)) => break "a PDU was not complete in time (`receive_timeout`)",
                Some(Ok(Late::Reply)) => {
                    break "the client does not read its replies (`reply_timeout`)";
                }
                Some(Ok(Late::HalfClosed)) => break "the client closed the connection",
                Some(Ok(Late::Idle)) => break "the client is idle (`idle_timeout`)",
                Some(Err(why)) => {
                    driver.counted.connections_evicted += 1;
                    break why;
                }
            }
        };
        debug!(peer = %driver.caller.peer, "connection closed: {why}");
        drop(driver);
        let goodbye = async {
            let _ = write.shutdown().await;
            // If input were unread, the system would discard what was written.
            while why == REFUSED && matches!(input.discard().await, Ok(1..)) {}
        };
        let _ = tokio::time::timeout(GOODBYE, goodbye).await;
        drop(last);
    }
}

const REFUSED: &str = "the connection was refused, or a protocol error";
const ABORTED: &str = "the server shut down before its calls had ended";

/// Tells a client that the server is at its limits, when it binds.
pub(super) async fn refuse(stream: Stream, shared: &Inner, stop: watch::Receiver<Stop>) {
    const PATIENCE: Duration = Duration::from_secs(5);
    let Stream { read, mut write, .. } = stream;
    let mut config = shared.settings.protocol.clone();
    config.refuses_all = true;
    let mut protocol = ServerConnection::new(config, Arc::new(Quota::new(Quota::OWN)));
    let mut input = Input::new(read);
    let answer = async {
        while !protocol.is_closing() {
            let Ok(1..) = input.read().await else {
                return;
            };
            if input.take_pdus(&mut protocol, shared).is_err() {
                return;
            }
        }
        let _ = write.write_all(protocol.output()).await;
        let _ = write.shutdown().await;
        while matches!(input.discard().await, Ok(1..)) {}
    };
    let mut stop = stop;
    tokio::select! {
        _ = tokio::time::timeout(PATIENCE, answer) => {}
        _ = next_stage(&mut stop, Stop::No) => {}
    }
}

/// Ends the methods of a connection that ended, also when its task was aborted.
impl Drop for Driver {
    fn drop(&mut self) {
        self.count();
        self.tell_in_flight(0);
        self.tasks.values().for_each(Task::give_up);
        for piped in self.piped.values() {
            piped.stream.end();
        }
        self.replies.close();
        self.replies.abandon();
    }
}

impl Driver {
    /// Logs what a client has caused, with a limit of lines a second.
    fn warn(&self, what: impl fmt::Display) {
        self.host.shared.log.warn(&self.caller.peer, what);
    }

    /// Brings the server's counts up to date.
    fn count(&mut self) {
        let counts = self.protocol.take_counts();
        self.counted.packets_received += counts.received;
        self.counted.packets_sent += counts.sent;
        self.counted.faults_sent += counts.faults;
        self.counted.calls_refused += counts.refused;
        if self.counted != Statistics::default() {
            self.host.shared.counters.add(&mut self.counted);
        }
        self.tell_in_flight(self.protocol.in_flight());
    }

    fn tell_in_flight(&mut self, calls: usize) {
        let more = calls.wrapping_sub(self.in_flight);
        if more != 0 {
            // The count is modulo the largest number, and so goes down, too.
            self.host.shared.in_flight.fetch_add(more, Ordering::Relaxed);
            self.in_flight = calls;
        }
    }

    /// A call of this connection whose method runs.
    fn running(&self, method: MethodName, call_id: u32) -> Running<'_> {
        Running { log: &self.host.shared.log, peer: &self.caller.peer, method, call_id }
    }

    /// Handles events, up to a batch. Returns how many.
    fn run_events(&mut self, cx: &mut Context<'_>) -> usize {
        for handled in 0..BATCH {
            let unsent = self.protocol.unsent();
            if self.stalled.is_some() || unsent >= HIGH_WATER {
                return handled;
            }
            // As between batches: the client has to read its replies before more is begun.
            if unsent != 0 && self.caller.quota.is_tight() {
                return handled;
            }
            let Some(event) = self.protocol.event() else {
                return handled;
            };
            match event {
                ServerEvent::Request(request) => self.start(request, cx),
                ServerEvent::Cancel(call_id) => {
                    if let Some(task) = self.tasks.get(&call_id) {
                        task.cancel();
                    }
                }
                ServerEvent::More { call_id, stub, share, last } => {
                    if let Some(piped) = self.piped.get_mut(&call_id) {
                        piped.heard = (!last).then(Instant::now);
                        let queue = piped.stream.requests();
                        let part = Some(RequestPart { stub, _share: share, last });
                        self.stalled = Some(Stalled { call_id, queue, part });
                        let _ =
                            poll_stalled(&mut self.stalled, &Context::from_waker(Waker::noop()));
                    }
                }
                ServerEvent::Orphaned(call_id) => {
                    if let Some(piped) = self.piped.remove(&call_id) {
                        piped.stream.end();
                    }
                    if let Some(task) = self.tasks.remove(&call_id) {
                        task.give_up();
                    }
                }
            }
        }
        BATCH
    }

    /// Takes over the calls within the process whose methods wait.
    fn take_over(&mut self) {
        let Some(Connected(local)) = &self.host.connected else {
            return;
        };
        let (local, waiting) = (local.clone(), local.take());
        for Waiting { call_id, context, span, method, cancellation, begun } in waiting {
            self.protocol.take_over(call_id);
            self.spawn((call_id, context, false), span, method, cancellation);
            local.set_in_flight(self.protocol.in_flight());
            drop(begun);
        }
    }

    /// Runs a call up to its first wait. If it has to wait, it goes on in a task of its own.
    fn start(&mut self, request: Request, cx: &mut Context<'_>) {
        self.counted.calls_received += 1;
        let (call_id, context, maybe) = (request.call_id, request.context, request.maybe);
        let offered = self.host.shared.offered(request.interface);
        let name = MethodName { interface: offered.interface, opnum: request.opnum };
        let span = CallSpan::at_server(name, call_id, &self.caller.peer);
        let procedure = offered.interface.procedure(request.opnum);
        let stream = match procedure.filter(|of| of.input_pipe || of.output_pipe) {
            None => None,
            Some(of) => {
                let share = self.caller.quota.take(TASK);
                let Some(mut share) = share.filter(|_| self.piped.try_reserve(1).is_ok()) else {
                    let busy = Err(busy().refused());
                    let (task, share) = (None, None);
                    let done = Done { task, call_id, context, maybe, span, result: busy, share };
                    return self.answer(done);
                };
                // A pipe's memory is counted, but no call is refused because of it.
                share.set(PIPE * (usize::from(of.input_pipe) + usize::from(of.output_pipe)));
                let ids = (self.next_task, call_id, context);
                let replies = self.replies.clone();
                let stream = Piped::new(replies, ids, request.big_endian, of.input_pipe);
                self.next_task += 1;
                let heard = request.more.then(Instant::now);
                let (stream_of, method) = (stream.clone(), name);
                let piped =
                    PipedCall { stream: stream_of, method, begun: false, heard, _share: share };
                self.piped.insert(call_id, piped);
                self.had_pipes = true;
                Some(stream)
            }
        };
        let (caller, settings) = (self.caller.clone(), offered.settings.clone());
        let handles = offered.interface.has_context_handles().then(|| self.host.group.get());
        let handles = handles.flatten().map(|member| member.table.clone());
        let cancellation = cancellation(procedure);
        let told = cancellation.clone();
        let call = ServerCall::new(request, &span, caller, settings, stream, handles, told);
        let running = self.running(name, call_id);
        let started = running.catch(|| span.run(|| offered.dispatch.dispatch(call)));
        let mut method = started.unwrap_or_else(|error| Box::pin(core::future::ready(Err(error))));
        match running.poll(&mut method, &span, cx) {
            Poll::Ready(result) => {
                offered.settings.replied(&result);
                let share = held(&self.caller.quota, &result);
                self.answer(Done { task: None, call_id, context, maybe, span, result, share });
            }
            Poll::Pending => self.spawn((call_id, context, maybe), span, method, cancellation),
        }
    }

    /// Sends a part of a reply.
    fn part(&mut self, part: &ReplyPart) {
        let ReplyPart { serial, call_id, context, part } = part;
        // The client may have given the call up, and used its number again.
        if let Some(PipedCall { stream, begun, .. }) = self.piped.get_mut(call_id)
            && stream.serial() == *serial
        {
            self.protocol.respond_part(*call_id, *context, part.bytes(), !*begun);
            *begun = true;
        }
    }

    /// Counts the silence of the \[in\] pipes from now on: while nothing was read, the client could not be
    /// heard.
    fn heard(&mut self) {
        let now = Instant::now();
        self.piped.values_mut().filter_map(|piped| piped.heard.as_mut()).for_each(|at| *at = now);
    }

    /// The call whose \[in\] pipe has been silent for the longest time, and since when.
    fn silent_pipe(&self) -> Option<(Instant, u32)> {
        if self.piped.is_empty() {
            return None;
        }
        self.piped.iter().filter_map(|(call_id, piped)| Some((piped.heard?, *call_id))).min()
    }

    /// Ends a call whose method does not read its pipe, so that the connection goes on.
    fn give_up_stalled(&mut self) {
        if let Some(Stalled { call_id, .. }) = self.stalled.take() {
            self.give_up(call_id, "the method does not read its [in] pipe (`pipe_timeout`)");
            self.heard();
        }
    }

    /// Ends a call with a pipe.
    fn give_up(&mut self, call_id: u32, why: &str) {
        if let Some(piped) = self.piped.remove(&call_id) {
            self.warn(format_args!("{}, call {call_id}: {why}", piped.method));
            self.counted.calls_timed_out += 1;
            piped.stream.end();
        }
        // The task's end answers the call.
        if let Some(task) = self.tasks.get(&call_id) {
            task.give_up();
        }
    }

    fn spawn(
        &mut self,
        (call_id, context, maybe): (u32, u16, bool),
        span: CallSpan,
        method: Dispatched,
        cancellation: Option<Arc<Cancellation>>,
    ) {
        let quota = self.caller.quota.clone();
        let share = quota.take(TASK).filter(|_| self.tasks.try_reserve(1).is_ok());
        let Some(share) = share else {
            // The method has begun.
            let (task, result, share) = (None, Err(busy()), None);
            return self.answer(Done { task, call_id, context, maybe, span, result, share });
        };
        let done = self.done.get_or_insert_with(|| {
            let (done, finished) = mpsc::unbounded_channel();
            self.finished = Some(finished);
            done
        });
        let (done, number) = (done.clone(), self.next_task);
        self.next_task += 1;
        let procedure = span.method().interface.procedure(span.method().opnum);
        let ends_when_cancelled = procedure.is_some_and(|of| of.cancellation == OnCancel::Ends);
        // Dropped with the task, so that a call that is aborted is answered too.
        let answer = Answer { done, task: number, call_id, context, maybe, span: Some(span) };
        self.unfinished += 1;
        let (shared, caller) = (self.host.shared.clone(), self.caller.clone());
        let task = tokio::spawn(async move {
            let mut answer = answer;
            let mut method = method;
            let result = poll_fn(|cx| match &answer.span {
                Some(span) => {
                    let (log, peer) = (&*shared.log, &*caller.peer);
                    let running = Running { log, peer, method: span.method(), call_id };
                    running.poll(&mut method, span, cx)
                }
                None => Poll::Pending,
            });
            let result = result.await;
            // The call's own share is given back by now. The reply is counted here, because many replies may
            // wait until the connection takes them.
            let share = held(&quota, &result);
            answer.send(result, share);
        });
        let handle = task.abort_handle();
        let task = Task { number, handle, cancellation, ends_when_cancelled, _share: share };
        self.tasks.insert(call_id, task);
    }

    /// Answers a call that waited in a task of its own.
    fn finish(&mut self, done: Done) {
        let known = self.tasks.get(&done.call_id).map(|task| Some(task.number) == done.task);
        // If the task is not known, the client gave the call up.
        if known == Some(true) && !self.protocol.is_orphaned(done.call_id) {
            self.tasks.remove(&done.call_id);
            self.answer(done);
        }
    }

    fn answer(&mut self, done: Done) {
        let Done { call_id, context, maybe, mut span, result, share, .. } = done;
        // What the method pushed stands in front of what it returned.
        if self.piped.contains_key(&call_id) {
            // The method's parts are among those in the queue, which holds no more than `REPLY_PARTS`.
            for _ in 0..REPLY_PARTS {
                let Some(part) = self.replies.try_receive() else {
                    break;
                };
                self.part(&part);
            }
        }
        let mut begun = false;
        // Most connections have no pipes.
        if !self.piped.is_empty()
            && let Some(piped) = self.piped.remove(&call_id)
        {
            piped.stream.end();
            begun = piped.begun;
        }
        let ended = self.running(span.method(), call_id).ended(&mut span, result);
        if maybe {
            return self.protocol.forget(call_id);
        }
        match ended {
            Ended::Body(body, opened) => {
                if self.protocol.respond_in_place(call_id, context, body, !begun, share) {
                    opened.sent();
                }
            }
            Ended::Fault { status, executed } => {
                self.protocol.fault(call_id, context, status, executed);
            }
        }
    }
}

/// Ready when the part that had no room is with its method, or is no longer wanted.
fn poll_stalled(stalled: &mut Option<Stalled>, cx: &Context<'_>) -> Poll<()> {
    if let Some(Stalled { queue, part, .. }) = stalled
        && queue.poll_send(part, cx).is_pending()
    {
        return Poll::Pending;
    }
    *stalled = None;
    Poll::Ready(())
}

/// Ready when a call has ended that waited in a task of its own.
fn poll_done(
    finished: &mut Option<mpsc::UnboundedReceiver<Done>>,
    cx: &mut Context<'_>,
) -> Poll<Option<Done>> {
    finished.as_mut().map_or(Poll::Pending, |finished| finished.poll_recv(cx))
}

/// Sends the end of a call to its connection, also when the task is aborted.
struct Answer {
    done: mpsc::UnboundedSender<Done>,
    task: u64,
    call_id: u32,
    context: u16,
    maybe: bool,
    /// Until the answer is sent.
    span: Option<CallSpan>,
}

fn busy() -> Error {
    let what = "the connection's memory is in use by other calls";
    Error::from_static(Status::SERVER_TOO_BUSY, what)
}

/// A reply's share of the connection's memory, if the reply is not small.
fn held(quota: &Arc<Quota>, result: &Result<ReplyStub>) -> Option<Share> {
    let capacity = result.as_ref().map_or(0, |reply| reply.bytes.capacity());
    (capacity > TASK).then(|| {
        let mut share = quota.nothing();
        share.set(capacity);
        share
    })
}

impl Answer {
    fn send(&mut self, result: Result<ReplyStub>, share: Option<Share>) {
        let Some(span) = self.span.take() else {
            return;
        };
        let Answer { task, call_id, context, maybe, .. } = *self;
        // The connection may be gone; then nobody waits for the answer.
        let done = Done { task: Some(task), call_id, context, maybe, span, result, share };
        let _ = self.done.send(done);
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        if self.span.is_some() {
            let cancelled = Error::from_static(Status::CALL_CANCELLED, "the call was cancelled");
            self.send(Err(cancelled), None);
        }
    }
}
