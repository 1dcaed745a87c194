//! A call with pipes, at the server: what its method, its stub and its connection share.

use core::future::poll_fn;
use core::marker::PhantomData;
use core::task::{Context, Poll};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::ServerCall;
use crate::error::{Error, Result};
use crate::memory::{CallMemory, Share, StubBuffer};
use crate::ndr::{DecodeLimits, Decoder, Encoder, Ndr20, Ndr64, NdrResult, Syntax};
use crate::pipe::{
    Arrived, ChunkRange, Incoming, Outgoing, Part, PipeElement, PipeReader, PipeWriter, Pull, Push,
    Queue, pipe_error,
};
use crate::protocol::CALL_HEADER;
use crate::status::Status;
use allocator_api2::alloc::Global;

/// How many fragments of a request wait for a method before the connection does.
const FRAGMENTS: usize = 16;

/// How long to wait for more parameters before those that are there are walked again.
const PAUSE: Duration = Duration::from_millis(10);

/// A part of a request.
#[derive(Debug)]
pub(super) struct RequestPart {
    pub(super) stub: Vec<u8>,
    pub(super) _share: Share,
    pub(super) last: bool,
}

/// A part of a reply.
#[derive(Debug)]
pub(super) struct ReplyPart {
    pub(super) serial: u64,
    pub(super) call_id: u32,
    pub(super) context: u16,
    pub(super) part: Part,
}

/// The state of a call's pipes, which its method, its stub and its connection share.
#[derive(Clone, Debug)]
pub(super) struct Stream(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    incoming: Incoming,
    outgoing: Outgoing,
    requests: Arc<Queue<RequestPart>>,
    replies: Arc<Queue<ReplyPart>>,
    /// A part that waits until there is room for it.
    waiting: Option<ReplyPart>,
    serial: u64,
    call_id: u32,
    context: u16,
    big_endian: bool,
    /// The \[in\] pipe is read to its end.
    drained: bool,
    /// The method is over.
    over: bool,
    /// The method, or somebody to whom it gave it, has the \[out\] pipe.
    held: bool,
    /// A chunk of the \[out\] pipe was dropped, or was written only in part.
    lost: bool,
}

impl Stream {
    pub(super) fn new(
        replies: Arc<Queue<ReplyPart>>,
        (serial, call_id, context): (u64, u32, u16),
        big_endian: bool,
        has_input: bool,
    ) -> Stream {
        Stream(Arc::new(Mutex::new(State {
            incoming: Incoming::new(),
            outgoing: Outgoing::default(),
            requests: Arc::new(Queue::new(FRAGMENTS)),
            replies,
            waiting: None,
            serial,
            call_id,
            context,
            big_endian,
            drained: !has_input,
            over: false,
            held: false,
            lost: false,
        })))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn serial(&self) -> u64 {
        self.lock().serial
    }

    pub(super) fn requests(&self) -> Arc<Queue<RequestPart>> {
        self.lock().requests.clone()
    }

    /// Ends the call's pipes: any further use of them fails.
    pub(super) fn end(&self) {
        let mut state = self.lock();
        state.over = true;
        state.requests.close();
        state.requests.abandon();
    }
}

impl State {
    fn poll_more(&mut self, cx: &Context<'_>) -> Poll<Result<()>> {
        self.requests.poll_receive(cx).map(|part| match part {
            Some(RequestPart { stub, last, .. }) => {
                Ok(self.incoming.extend(&stub, self.big_endian, last)?)
            }
            None => Err(pipe_error(Status::CALL_CANCELLED, "the client gave the call up")),
        })
    }

    /// Sends the part that waits, if there is one.
    fn poll_waiting(&mut self, cx: &Context<'_>) -> Poll<Result<()>> {
        if self.waiting.is_none() {
            return Poll::Ready(Ok(()));
        }
        self.replies.poll_send(&mut self.waiting, cx).map(|sent| match sent {
            true => Ok(()),
            false => Err(pipe_error(Status::CALL_CANCELLED, "the connection is closed")),
        })
    }
}

impl ServerCall {
    /// Waits until all parameters in front of the \[in\] pipe are there: `walk` walks them.
    ///
    /// # Errors
    /// The errors of `walk`; `RPC_S_OUT_OF_RESOURCES` when the parameters are larger than a request may be;
    /// `RPC_S_OUT_OF_MEMORY`; `RPC_S_CALL_CANCELLED` when the client gave the call up.
    pub async fn receive(
        &mut self,
        walk: impl Fn(&mut Decoder<'_, Global>) -> NdrResult<()> + Send,
    ) -> Result<()> {
        let Some(stream) = self.stream.clone() else {
            return Ok(());
        };
        let stub = core::mem::take(&mut self.request.stub);
        stream.lock().incoming.extend(&stub, self.request.big_endian, !self.request.more)?;
        // Each walk begins anew, so that the next one waits until there is twice as much, or nothing more
        // comes for a while.
        let mut walked_to = 0;
        loop {
            let (len, whole) = {
                let state = stream.lock();
                (state.incoming.len(), state.incoming.is_whole())
            };
            if len > self.settings.max_call_bytes {
                let what = "the parameters beside a pipe are larger than a request may be";
                return Err(pipe_error(Status::OUT_OF_RESOURCES, what).refused());
            }
            // The parameters are in memory twice for a moment: as they came, and as the request's stub.
            if !self.memory().meter(|meter| meter.request(2 * len)) {
                return Err(Error::out_of_memory().refused());
            }
            if !whole && len < 2 * walked_to {
                let more = poll_fn(|cx| stream.lock().poll_more(cx));
                let pause = if len > walked_to { PAUSE } else { Duration::MAX };
                if let Ok(came) = tokio::time::timeout(pause, more).await {
                    came?;
                    continue;
                }
            }
            walked_to = len.max(1);
            let mut state = stream.lock();
            let (memory, limits) = (CallMemory::new(), self.settings.limits);
            match walked(state.incoming.all(), self.request.big_endian, &memory, limits, &walk) {
                Ok(end) => {
                    self.request.stub = StubBuffer::copy_of(state.incoming.front(end))?;
                    return Ok(());
                }
                Err(error) if error.is_truncated() && !whole => {}
                Err(error) => return Err(Error::from(error).refused()),
            }
        }
    }

    /// Sets how many elements a chunk of the \[in\] pipe may have (`[range]`).
    pub fn bound_input(&self, low: i64, high: i64) {
        if let Some(stream) = &self.stream {
            stream.lock().incoming.chunks = ChunkRange::new(low, high);
        }
    }

    /// Sets how many elements a chunk of the \[out\] pipe may have.
    pub fn bound_output(&self, low: i64, high: i64) {
        if let Some(stream) = &self.stream {
            stream.lock().outgoing.chunks = ChunkRange::new(low, high);
        }
    }

    /// The \[in\] pipe, for the method.
    #[must_use]
    pub fn input_pipe<S: Syntax, T: PipeElement>(&self) -> PipeReader<T> {
        PipeReader::new(Input::<S, T> { stream: self.stream.clone(), of: PhantomData })
    }

    /// The \[out\] pipe, for the method.
    #[must_use]
    pub fn output_pipe<S: Syntax, T: PipeElement>(&self) -> PipeWriter<T> {
        if let Some(stream) = &self.stream {
            stream.lock().held = true;
        }
        PipeWriter::new(Output::<S, T> { stream: self.stream.clone(), of: PhantomData })
    }

    /// Ends the pipes when the method has returned.
    ///
    /// # Errors
    /// `RPC_X_PIPE_DISCIPLINE_ERROR` when the \[in\] pipe was not read to its end, or the \[out\] pipe outlives
    /// the method, so that nobody knows whether all of it was pushed; `RPC_X_PIPE_CLOSED` when a
    /// chunk of the \[out\] pipe was lost; `RPC_S_CALL_CANCELLED` when the connection is closed;
    /// `RPC_S_OUT_OF_MEMORY`.
    pub async fn end_pipes_in(&self, ndr64: bool, has_output: bool) -> Result<()> {
        match ndr64 {
            true => self.end_pipes::<Ndr64>(has_output).await,
            false => self.end_pipes::<Ndr20>(has_output).await,
        }
    }

    /// The same in a transfer syntax.
    ///
    /// # Errors
    /// As [`end_pipes_in`](Self::end_pipes_in).
    pub async fn end_pipes<S: Syntax>(&self, has_output: bool) -> Result<()> {
        let Some(stream) = &self.stream else {
            return Ok(());
        };
        {
            let mut state = stream.lock();
            if !state.drained {
                let what = "the method returned before the [in] pipe's end";
                return Err(pipe_error(Status::PIPE_DISCIPLINE_ERROR, what));
            }
            if state.lost {
                let what =
                    "the method dropped its [out] pipe before it was flushed, or a chunk failed";
                return Err(pipe_error(Status::PIPE_CLOSED, what));
            }
            state.over = true;
            if state.held {
                let what = "the method returned while its [out] pipe was held elsewhere";
                return Err(pipe_error(Status::PIPE_DISCIPLINE_ERROR, what));
            }
        }
        if has_output {
            poll_fn(|cx| stream.lock().poll_waiting(cx)).await?;
            stream.lock().outgoing.end::<S>()?;
        }
        Ok(())
    }

    /// An encoder of what follows the \[out\] pipe.
    #[must_use]
    pub fn encoder_behind_pipe(&self) -> Encoder<'_> {
        match &self.stream {
            Some(stream) => {
                let encoder = stream.lock().outgoing.encoder();
                encoder.with_depth(self.settings.encode_depth).metered(self.memory())
            }
            None => self.encoder(),
        }
    }

    /// The last part of the reply, behind room for its header.
    #[must_use]
    pub fn last_part(&self, encoder: Encoder<'_>) -> Vec<u8> {
        match &self.stream {
            Some(stream) => {
                let mut state = stream.lock();
                state.outgoing.resume(encoder);
                state.outgoing.take_all().behind(CALL_HEADER)
            }
            None => encoder.into_bytes(),
        }
    }
}

fn walked(
    stub: &[u8],
    big_endian: bool,
    memory: &CallMemory,
    limits: DecodeLimits,
    walk: impl Fn(&mut Decoder<'_, Global>) -> NdrResult<()>,
) -> NdrResult<usize> {
    let mut decoder = Decoder::new(stub, big_endian, memory, Global, limits);
    walk(&mut decoder)?;
    Ok(decoder.cursor().offset())
}

struct Input<S, T> {
    stream: Option<Stream>,
    of: PhantomData<fn() -> (S, T)>,
}

impl<S: Syntax, T: PipeElement> Pull<T> for Input<S, T> {
    fn poll_pull(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Vec<T>>>> {
        let Some(stream) = &self.stream else {
            return Poll::Ready(Err(closed()));
        };
        let mut state = stream.lock();
        loop {
            if state.over {
                return Poll::Ready(Err(closed()));
            }
            match state.incoming.read::<S, T>() {
                Ok(Arrived::Elements(elements)) => return Poll::Ready(Ok(Some(elements))),
                Ok(Arrived::End) => {
                    state.drained = true;
                    return Poll::Ready(Ok(None));
                }
                Ok(Arrived::Nothing) => match state.poll_more(cx) {
                    Poll::Ready(Ok(())) => {}
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Pending => return Poll::Pending,
                },
                Err(error) => return Poll::Ready(Err(error.into())),
            }
        }
    }
}

struct Output<S, T> {
    stream: Option<Stream>,
    of: PhantomData<fn() -> (S, T)>,
}

/// How many bytes are collected before they are sent.
const PORTION: usize = 32 << 10;

impl<S, T> Drop for Output<S, T> {
    fn drop(&mut self) {
        if let Some(stream) = &self.stream {
            stream.lock().held = false;
        }
    }
}

impl<S: Syntax, T: PipeElement> Push<T> for Output<S, T> {
    fn poll_push(&mut self, chunk: &mut Option<Vec<T>>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let Some(stream) = &self.stream else {
            return Poll::Ready(Err(closed()));
        };
        let mut state = stream.lock();
        if state.over || state.lost {
            return Poll::Ready(Err(closed()));
        }
        if !state.drained {
            let what = "a push before the [in] pipe was read to its end";
            return Poll::Ready(Err(pipe_error(Status::PIPE_DISCIPLINE_ERROR, what)));
        }
        match state.poll_waiting(cx) {
            Poll::Ready(Ok(())) => {}
            other => return other,
        }
        if let Some(chunk) = chunk.take() {
            // Set while the elements are written, because one may fail, or panic.
            state.lost = true;
            state.outgoing.chunk::<S, T>(&chunk)?;
            state.lost = false;
        }
        if state.outgoing.waiting() >= PORTION {
            let part = state.outgoing.take(false)?;
            let State { serial, call_id, context, .. } = *state;
            state.waiting = Some(ReplyPart { serial, call_id, context, part });
            // If there is no room, the next push waits for it.
            if let Poll::Ready(Err(error)) = state.poll_waiting(cx) {
                return Poll::Ready(Err(error));
            }
        }
        Poll::Ready(Ok(()))
    }

    fn finish(&mut self, _: Option<Error>) -> Result<()> {
        if let Some(stream) = &self.stream {
            stream.lock().held = false;
        }
        Ok(())
    }

    fn lose(&mut self) {
        if let Some(stream) = &self.stream {
            stream.lock().lost = true;
        }
    }
}

#[cold]
fn closed() -> Error {
    pipe_error(Status::PIPE_CLOSED, "the pipe's call is over")
}
