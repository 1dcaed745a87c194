//! Driving one connection: reading requests, running methods, writing replies.

use core::future::poll_fn;
use core::pin::pin;
use core::task::{Context, Poll, Waker};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::{mpsc, watch};
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep_until};
use tracing::{debug, warn};

use super::builder::{Settings, Shared};
use super::call::{Dispatched, ServerCall};
use super::stream::{ReplyPart, RequestPart, Stream as Piped};
use crate::error::{Error, Result};
use crate::pipe::Queue;
use crate::protocol::{Request, ServerConnection, ServerEvent};
use crate::status::Status;
use crate::transport::Stream;

/// How much may wait to be written before reading stops.
const HIGH_WATER: usize = 4 << 20;

/// How many parts of replies wait to be sent, and how much may wait to be written before pipes do.
const REPLY_PARTS: usize = 4;
const PIPES_WAIT: usize = 256 << 10;

/// How many requests that were read at once are run before their replies are written.
const BATCH: usize = 8;

/// The room for what is read at once: the largest fragment, and some more.
const READ_BUFFER: usize = 1 << 17;

/// A call that ended, here or in a task of its own.
struct Done {
    task: Option<u64>,
    call_id: u32,
    context: u16,
    maybe: bool,
    result: Result<Vec<u8>>,
}

/// A part of a request that waits for room.
struct Stalled {
    call_id: u32,
    queue: Arc<Queue<RequestPart>>,
    part: Option<RequestPart>,
}

struct Driver {
    shared: Arc<Shared>,
    peer: Arc<str>,
    protocol: ServerConnection,
    /// Calls that wait in tasks of their own, each with the task's number: a client may use a call's
    /// number again once it has given the call up.
    tasks: HashMap<u32, (u64, AbortHandle)>,
    next_task: u64,
    /// Calls with pipes, each with whether some of its reply was sent.
    streams: HashMap<u32, (Piped, bool)>,
    replies: Arc<Queue<ReplyPart>>,
    /// A part of a request for which its method has no room: nothing more is read until it has.
    stalled: Option<Stalled>,
    done: mpsc::UnboundedSender<Done>,
}

/// Serves a connection until it ends. Returns why.
pub(super) async fn serve(
    shared: Arc<Shared>,
    settings: &Settings,
    secondary_address: String,
    stream: Stream,
    mut shutdown: watch::Receiver<bool>,
) -> &'static str {
    let Stream { mut read, mut write, peer } = stream;
    let mut config = settings.protocol.clone();
    config.secondary_address = secondary_address;
    let group = shared.next_group();
    let (done, mut finished) = mpsc::unbounded_channel();
    let mut driver = Driver {
        shared,
        peer: peer.into(),
        protocol: ServerConnection::new(config, group),
        tasks: HashMap::new(),
        next_task: 0,
        streams: HashMap::new(),
        replies: Arc::new(Queue::new(REPLY_PARTS)),
        stalled: None,
        done,
    };
    let replies = driver.replies.clone();
    let mut buffer = vec![0; READ_BUFFER];
    let mut filled = 0;
    let mut out = Vec::new();
    let mut written = 0;
    let mut stopping = false;
    let mut idle = pin!(sleep_until(Instant::now() + settings.bind_timeout));
    let mut stall = pin!(sleep_until(Instant::now()));
    let mut was_stalled = false;

    let why = loop {
        if written == out.len() {
            out.clear();
            written = 0;
            std::mem::swap(&mut out, driver.protocol.output());
        }
        let unsent = out.len() - written;
        let waiting = unsent + driver.protocol.output().len();
        if stopping && unsent == 0 && driver.protocol.in_flight() == 0 {
            break "the server shut down";
        }
        if driver.stalled.is_some() && !was_stalled {
            stall.as_mut().reset(Instant::now() + settings.pipe_timeout);
        }
        was_stalled = driver.stalled.is_some();
        let idle_for = match driver.protocol.is_bound() {
            false => Some(settings.bind_timeout),
            true if driver.protocol.in_flight() == 0 => settings.idle_timeout,
            true => None,
        };
        tokio::select! {
            biased;
            result = write.write(&out[written..]), if unsent != 0 => match result {
                Ok(0) | Err(_) => break "the client does not read",
                Ok(n) => written += n,
            },
            Some(call) = finished.recv() => driver.finish(call),
            Some(part) = poll_fn(|cx| replies.poll_receive(cx)), if waiting < PIPES_WAIT => driver.part(&part),
            () = poll_fn(|cx| driver.poll_stalled(cx)), if driver.stalled.is_some() => {}
            () = &mut stall, if was_stalled => driver.give_up_stalled(),
            () = core::future::ready(()), if driver.stalled.is_none() && driver.protocol.has_events() => {
                driver.run_events().await;
            }
            result = read.read(&mut buffer[filled..]), if waiting < HIGH_WATER && driver.stalled.is_none() => {
                match result {
                    Ok(0) | Err(_) => break "the client closed the connection",
                    Ok(n) => filled += n,
                }
                if let Some(idle_for) = idle_for {
                    idle.as_mut().reset(Instant::now() + idle_for);
                }
                let taken = match driver.protocol.receive(&buffer[..filled], &*driver.shared) {
                    Ok(taken) => taken,
                    Err(error) => {
                        warn!(peer = %driver.peer, "protocol error: expected {error}");
                        while driver.protocol.has_events() && driver.stalled.is_none() {
                            driver.run_events().await;
                        }
                        let _ = write.write_all(&out[written..]).await;
                        let _ = write.write_all(driver.protocol.output()).await;
                        break "a protocol error";
                    }
                };
                buffer.copy_within(taken..filled, 0);
                filled -= taken;
            },
            () = stopped(&mut shutdown), if !stopping => {
                stopping = true;
                driver.protocol.shut_down();
            },
            () = &mut idle, if idle_for.is_some() => break "the client is idle",
        }
    };
    let _ = write.shutdown().await;
    debug!(peer = %driver.peer, "connection closed: {why}");
    why
}

/// Waits until the server shuts down.
async fn stopped(shutdown: &mut watch::Receiver<bool>) {
    // A server whose handles are all gone can no longer be told to stop.
    if shutdown.wait_for(|stop| *stop).await.is_err() {
        core::future::pending::<()>().await;
    }
}

/// Nobody waits for the methods of a connection that ended, also when its task was aborted.
impl Drop for Driver {
    fn drop(&mut self) {
        for (_, task) in self.tasks.values() {
            task.abort();
        }
        for (stream, _) in self.streams.values() {
            stream.end();
        }
        self.replies.close();
        self.replies.abandon();
    }
}

impl Driver {
    /// Goes on with what was read, up to a batch: then the replies so far are written, so that the client
    /// works on them while the server works on the rest.
    async fn run_events(&mut self) {
        for _ in 0..BATCH {
            if self.stalled.is_some() {
                return;
            }
            let Some(event) = self.protocol.event() else {
                return;
            };
            match event {
                ServerEvent::Request(request) => self.start(request).await,
                // A method has no say in it: it is dropped where it waits.
                ServerEvent::Cancel(call_id) => {
                    if let Some((_, task)) = self.tasks.get(&call_id) {
                        task.abort();
                    }
                }
                ServerEvent::More { call_id, stub, last } => {
                    if let Some((stream, _)) = self.streams.get(&call_id) {
                        let (queue, part) = (stream.requests(), Some(RequestPart { stub, last }));
                        self.stalled = Some(Stalled { call_id, queue, part });
                        let _ = self.poll_stalled(&Context::from_waker(Waker::noop()));
                    }
                }
                ServerEvent::Orphaned(call_id) => {
                    if let Some((stream, _)) = self.streams.remove(&call_id) {
                        stream.end();
                    }
                    if let Some((_, task)) = self.tasks.remove(&call_id) {
                        task.abort();
                    }
                }
            }
        }
    }

    /// Runs a call up to its first wait; if it has to wait, in a task of its own from there.
    async fn start(&mut self, request: Request) {
        let (call_id, context, maybe) = (request.call_id, request.context, request.maybe);
        let offered = self.shared.offered(request.interface);
        let piped = offered.dispatch.interface().procedure(request.opnum);
        let stream = piped.filter(|of| of.input_pipe || of.output_pipe).map(|of| {
            let ids = (self.next_task, call_id, context);
            let stream = Piped::new(self.replies.clone(), ids, request.big_endian, of.input_pipe);
            self.next_task += 1;
            self.streams.insert(call_id, (stream.clone(), false));
            stream
        });
        let call = ServerCall::new(request, self.peer.clone(), offered.settings.clone(), stream);
        let started = catch_unwind(AssertUnwindSafe(|| offered.dispatch.dispatch(call)));
        let mut method = started.unwrap_or_else(|_| Box::pin(core::future::ready(Err(panicked()))));
        let first = poll_fn(|cx| {
            let poll = catch_unwind(AssertUnwindSafe(|| method.as_mut().poll(cx)));
            Poll::Ready(poll.unwrap_or_else(|_| Poll::Ready(Err(panicked()))))
        });
        match first.await {
            Poll::Ready(result) => {
                self.finish(Done { task: None, call_id, context, maybe, result })
            }
            Poll::Pending => self.spawn(call_id, context, maybe, method),
        }
    }

    /// Sends a part of a reply.
    fn part(&mut self, part: &ReplyPart) {
        let ReplyPart { serial, call_id, context, part } = part;
        // The client may have given the call up, and used its number again.
        if let Some((stream, begun)) = self.streams.get_mut(call_id)
            && stream.serial() == *serial
        {
            self.protocol.respond_part(*call_id, *context, part.bytes(), (!*begun, false));
            *begun = true;
        }
    }

    /// Ready when a part that had no room is with its method, or nobody wants it.
    fn poll_stalled(&mut self, cx: &Context<'_>) -> Poll<()> {
        if let Some(Stalled { queue, part, .. }) = &mut self.stalled
            && queue.poll_send(part, cx).is_pending()
        {
            return Poll::Pending;
        }
        self.stalled = None;
        Poll::Ready(())
    }

    /// Ends a call whose method does not read its pipe, so that the connection goes on.
    fn give_up_stalled(&mut self) {
        let Some(Stalled { call_id, .. }) = self.stalled.take() else {
            return;
        };
        warn!(peer = %self.peer, call_id, "a method does not read its [in] pipe");
        if let Some((stream, _)) = self.streams.remove(&call_id) {
            stream.end();
        }
        // The task's end answers the call.
        if let Some((_, task)) = self.tasks.get(&call_id) {
            task.abort();
        }
    }

    fn spawn(&mut self, call_id: u32, context: u16, maybe: bool, method: Dispatched) {
        let (done, number) = (self.done.clone(), self.next_task);
        self.next_task += 1;
        // Dropped with the task, so that a call that is aborted is answered too.
        let answer = Answer { done, task: number, call_id, context, maybe, sent: false };
        let task = tokio::spawn(async move {
            let mut answer = answer;
            let mut method = method;
            let result = poll_fn(|cx| {
                let poll = catch_unwind(AssertUnwindSafe(|| method.as_mut().poll(cx)));
                poll.unwrap_or_else(|_| Poll::Ready(Err(panicked())))
            });
            let result = result.await;
            answer.send(result);
        });
        self.tasks.insert(call_id, (number, task.abort_handle()));
    }

    fn finish(&mut self, done: Done) {
        let Done { task, call_id, context, maybe, result } = done;
        if let Some(task) = task {
            match self.tasks.get(&call_id) {
                Some((known, _)) if *known == task => self.tasks.remove(&call_id),
                // The client gave the call up.
                _ => return,
            };
        }
        // What the method pushed stands in front of what it returned.
        if self.streams.contains_key(&call_id) {
            // Its own are among those that the queue holds.
            for _ in 0..REPLY_PARTS {
                let Some(part) = self.replies.try_receive() else {
                    break;
                };
                self.part(&part);
            }
        }
        let begun = self.streams.remove(&call_id).is_some_and(|(stream, begun)| {
            stream.end();
            begun
        });
        if maybe {
            return self.protocol.forget(call_id);
        }
        match result {
            Ok(stub) => self.protocol.respond_part(call_id, context, &stub, (!begun, true)),
            Err(error) => {
                debug!(peer = %self.peer, call_id, "fault: {error:?}");
                let executed = error.may_have_executed();
                self.protocol.fault(call_id, context, error.status(), executed);
            }
        }
    }
}

/// Sends the end of a call to its connection, also when the task is aborted.
struct Answer {
    done: mpsc::UnboundedSender<Done>,
    task: u64,
    call_id: u32,
    context: u16,
    maybe: bool,
    sent: bool,
}

impl Answer {
    fn send(&mut self, result: Result<Vec<u8>>) {
        self.sent = true;
        let Answer { task, call_id, context, maybe, .. } = *self;
        // The connection may be gone; then nobody waits for the answer.
        let _ = self.done.send(Done { task: Some(task), call_id, context, maybe, result });
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        if !self.sent {
            self.send(Err(Error::from_static(Status::CALL_CANCELLED, "the call was cancelled")));
        }
    }
}

#[cold]
fn panicked() -> Error {
    // Samba's and Windows' word for a server that broke down in a call.
    Error::from_static(Status::CALL_FAILED, "the method panicked")
}
