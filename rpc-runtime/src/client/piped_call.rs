//! A call with pipes: its request is sent in parts, and its reply comes in parts.

use core::future::poll_fn;
use core::task::{Context, Poll, Waker};
use std::collections::VecDeque;

use super::Call;
use super::association::{Ended, Inner, State, not_sent};
use super::call::{ClientReply, Pending};
use crate::error::{Error, Result};
use crate::memory::StubBuffer;
use crate::ndr::{Encoder, Syntax};
use crate::pipe::{
    Arrived, ChunkRange, Incoming, Outgoing, PipeElement, PipeReader, PipeWriter, pipe_error,
};
use crate::protocol::{NotSent, Reply};
use crate::status::Status;

/// How many bytes may wait to be written before a pipe waits, and how many received bytes may wait for a call
/// before nothing more is read.
pub(super) const HIGH_WATER: usize = 1 << 20;

/// How many bytes a part counts beside its own.
const PART: usize = 64;

/// The parts of a reply that have arrived, for the call that waits for it.
#[derive(Debug, Default)]
pub(super) struct Parts {
    parts: VecDeque<(Vec<u8>, bool, bool)>,
    /// The bytes in `parts`, and [`PART`] for each of them.
    pub(super) waiting: usize,
    /// What the call failed with, until it is taken.
    fault: Option<Ended>,
    /// Nothing more comes: the last part is there, or a fault.
    whole: bool,
    waker: Option<Waker>,
}

impl Parts {
    pub(super) fn part(&mut self, stub: Vec<u8>, big_endian: bool, last: bool) -> Option<Waker> {
        self.waiting += stub.len() + PART;
        self.whole |= last;
        self.parts.push_back((stub, big_endian, last));
        self.waker.take()
    }

    pub(super) fn fault(&mut self, ended: Ended) -> Option<Waker> {
        self.fault = Some(ended);
        self.whole = true;
        self.waker.take()
    }

    /// Drops parts that nobody takes.
    pub(super) fn drop_all(&mut self) {
        self.parts.clear();
        self.waiting = 0;
    }

    pub(super) fn wake(&mut self) -> Option<Waker> {
        self.waker.take()
    }
}

/// A call whose procedure has pipes. It is given up when it is dropped before its end.
#[derive(Debug)]
pub struct PipedCall<'c> {
    call: &'c Call<'c>,
    pending: Pending<'c>,
    out: Outgoing,
    reply: Incoming,
}

impl Call<'_> {
    /// Sends the encoded parameters, and begins a call with pipes. `more` says that an \[in\] pipe follows.
    ///
    /// # Errors
    /// The connection's errors; `RPC_S_OUT_OF_MEMORY`; `RPC_S_CALL_CANCELLED` after the time-out.
    pub async fn begin(&self, request: Encoder<'_>, more: bool) -> Result<PipedCall<'_>> {
        let permit = self.permit().await?;
        let mut out = Outgoing::behind(request);
        let part = out.take(!more).map_err(|error| Error::from(error).not_executed())?;
        let call_id = self.shared().begin(
            self.context(),
            self.opnum(),
            self.object(),
            part.bytes(),
            !more,
        )?;
        self.numbered(call_id);
        let pending = Pending::of(self.association(), call_id, permit);
        Ok(PipedCall { call: self, pending, out, reply: Incoming::new() })
    }
}

impl PipedCall<'_> {
    fn shared(&self) -> &Inner {
        self.call.shared()
    }

    /// Sets how many elements a chunk of the \[in\] pipe may have (`[range]`).
    pub fn bound_input(&mut self, low: i64, high: i64) {
        self.out.chunks = ChunkRange::new(low, high);
    }

    /// Sets how many elements a chunk of the \[out\] pipe may have.
    pub fn bound_output(&mut self, low: i64, high: i64) {
        self.reply.chunks = ChunkRange::new(low, high);
    }

    /// Sends the \[in\] pipe, to its end, which is the end of the request too; or until the server has answered.
    ///
    /// # Errors
    /// What the pipe's source fails with; the connection's errors; `RPC_S_CALL_CANCELLED` after the time-out.
    pub async fn send<S: Syntax, T: PipeElement>(&mut self, pipe: PipeReader<T>) -> Result<()> {
        let call = self.call;
        let sent = call.deadline().wait(self.send_all::<S, T>(pipe)).await;
        sent.unwrap_or_else(|| Err(call.timed_out()))
    }

    async fn send_all<S: Syntax, T: PipeElement>(&mut self, mut pipe: PipeReader<T>) -> Result<()> {
        loop {
            let chunk = poll_fn(|cx| match self.is_answered(cx) {
                Ok(true) => Poll::Ready(Ok(None)),
                Ok(false) => {
                    pipe.poll_pull(cx).map(|chunk| chunk.map(Some).map_err(Error::of_begun))
                }
                Err(error) => Poll::Ready(Err(error)),
            });
            // A server that has answered does not want the rest.
            let Some(chunk) = chunk.await? else {
                return Ok(());
            };
            let last = match chunk {
                Some(chunk) => {
                    self.out.chunk::<S, T>(&chunk)?;
                    false
                }
                None => {
                    self.out.end::<S>()?;
                    true
                }
            };
            if last || self.out.waiting() >= 32 << 10 {
                let part = self.out.take(last)?;
                self.shared().more(self.pending.call_id, part.bytes(), last)?;
            }
            if last {
                return Ok(());
            }
            // Other tasks have their turn, even if the source is always ready.
            tokio::task::consume_budget().await;
            let shared = self.shared();
            poll_fn(|cx| shared.poll_room(self.pending.call_id, cx)).await?;
        }
    }

    /// Receives the \[out\] pipe, to its end.
    ///
    /// # Errors
    /// What the pipe's sink fails with; the error in the data; the fault with which the server ended the
    /// call; the connection's errors; `RPC_S_CALL_CANCELLED` after the time-out.
    pub async fn receive<S: Syntax, T: PipeElement>(
        &mut self,
        mut pipe: PipeWriter<T>,
    ) -> Result<()> {
        let call = self.call;
        let done = call.deadline().wait(self.receive_all::<S, T>(&mut pipe)).await;
        match done.unwrap_or_else(|| Err(call.timed_out())) {
            Ok(()) => pipe.finish().map_err(Error::of_begun),
            Err(error) => {
                // To whoever has the other end, it is the error of another call.
                pipe.fail(error.duplicate().of_begun());
                Err(error)
            }
        }
    }

    async fn receive_all<S: Syntax, T: PipeElement>(
        &mut self,
        pipe: &mut PipeWriter<T>,
    ) -> Result<()> {
        loop {
            match self.reply.read::<S, T>()? {
                Arrived::Elements(chunk) => pipe.push(chunk).await.map_err(Error::of_begun)?,
                Arrived::End => return Ok(()),
                Arrived::Nothing => self.next_part().await?,
            }
        }
    }

    /// Waits for the rest of the reply, behind all pipes.
    ///
    /// # Errors
    /// The fault with which the server ended the call; the connection's errors; `RPC_S_OUT_OF_RESOURCES` when
    /// the rest is larger than a reply may be; `RPC_S_OUT_OF_MEMORY`; `RPC_S_CALL_CANCELLED` after the
    /// time-out.
    pub async fn finish(mut self) -> Result<ClientReply> {
        let call = self.call;
        let rest = call.deadline().wait(self.receive_rest()).await;
        rest.unwrap_or_else(|| Err(call.timed_out()))
    }

    async fn receive_rest(&mut self) -> Result<ClientReply> {
        let settings = &self.call.shared().settings;
        let (limits, most) = (settings.limits, settings.protocol.max_call_bytes);
        while !self.reply.is_whole() {
            self.next_part().await?;
            if self.reply.len() > most {
                return Err(self.call.too_large(most));
            }
        }
        self.pending.done = true;
        self.call.shared().forget(self.pending.call_id);
        let (rest, start) = self.reply.rest();
        let stub = StubBuffer::copy_of(rest)?;
        let reply = Reply { stub, big_endian: self.reply.is_big_endian() };
        Ok(ClientReply::behind(reply, limits, start))
    }

    async fn next_part(&mut self) -> Result<()> {
        let shared = self.call.shared();
        let call_id = self.pending.call_id;
        // Other tasks and the call's deadline have their turn, even if the server sends empty parts without
        // end.
        tokio::task::consume_budget().await;
        match poll_fn(|cx| shared.poll_part(call_id, cx)).await? {
            Ok((stub, big_endian, last)) => Ok(self.reply.extend(&stub, big_endian, last)?),
            Err(ended) => Err(self.call.failed(ended)),
        }
    }

    /// Whether the server has answered, though more could be sent.
    fn is_answered(&self, cx: &Context<'_>) -> Result<bool> {
        self.shared().is_answered(self.pending.call_id, cx)
    }
}

impl Inner {
    fn begin(
        &self,
        context: u16,
        opnum: u16,
        object: Option<uuid::Uuid>,
        stub: &[u8],
        last: bool,
    ) -> Result<u32> {
        let mut state = self.lock();
        state.usable()?;
        state.piped.try_reserve(1).map_err(|_| not_sent(NotSent::NoMemory))?;
        let call_id = state.protocol.begin(context, opnum, object, stub, last);
        let call_id = call_id.map_err(|why| state.not_sent(why))?;
        state.piped.insert(call_id, Parts::default());
        state.flush();
        Ok(call_id)
    }

    /// Sends more of a request, unless its call is answered.
    fn more(&self, call_id: u32, stub: &[u8], last: bool) -> Result<()> {
        let mut state = self.lock();
        if state.is_answered(call_id)? {
            return Ok(());
        }
        state.protocol.more(call_id, stub, last).map_err(|why| match why {
            NotSent::NoMemory => {
                Error::from_static(Status::OUT_OF_MEMORY, "no memory for a part of the request")
            }
            _ => Error::from_static(Status::COMM_FAILURE, "a part of the request cannot be sent"),
        })?;
        state.flush();
        Ok(())
    }

    /// Ready once there is room for more to be written, or nothing more is to be.
    fn poll_room(&self, call_id: u32, cx: &Context<'_>) -> Poll<Result<()>> {
        let mut state = self.lock();
        if state.is_answered(call_id)? || state.unsent() < HIGH_WATER {
            return Poll::Ready(Ok(()));
        }
        state.wait_for_room(cx);
        state.wake_at_parts(call_id, cx);
        Poll::Pending
    }

    /// Whether a call is answered. If not, its answer wakes.
    fn is_answered(&self, call_id: u32, cx: &Context<'_>) -> Result<bool> {
        let mut state = self.lock();
        state.wake_at_parts(call_id, cx);
        state.is_answered(call_id)
    }

    #[allow(clippy::type_complexity)]
    fn poll_part(
        &self,
        call_id: u32,
        cx: &Context<'_>,
    ) -> Poll<Result<core::result::Result<(Vec<u8>, bool, bool), Ended>>> {
        let mut state = self.lock();
        let Some(parts) = state.piped.get_mut(&call_id) else {
            return Poll::Ready(Err(pipe_error(Status::INTERNAL_ERROR, "the call has ended")));
        };
        if let Some(part) = parts.parts.pop_front() {
            let full = parts.waiting >= HIGH_WATER;
            parts.waiting -= part.0.len() + PART;
            if full && parts.waiting < HIGH_WATER {
                state.wake_driver();
            }
            return Poll::Ready(Ok(Ok(part)));
        }
        if let Some(fault) = parts.fault.take() {
            return Poll::Ready(Ok(Err(fault)));
        }
        parts.waker = Some(cx.waker().clone());
        state.working()?;
        Poll::Pending
    }

    fn forget(&self, call_id: u32) {
        self.lock().piped.remove(&call_id);
    }
}

impl State {
    /// Whether all of a call's answer is there. What came counts, even if the connection broke behind it.
    fn is_answered(&self, call_id: u32) -> Result<bool> {
        match self.piped.get(&call_id) {
            Some(parts) if parts.whole => Ok(true),
            _ => self.working().map(|()| false),
        }
    }

    fn wake_at_parts(&mut self, call_id: u32, cx: &Context<'_>) {
        if let Some(parts) = self.piped.get_mut(&call_id) {
            parts.waker = Some(cx.waker().clone());
        }
    }
}
