//! The ends of a pipe.

use core::fmt;
use core::future::poll_fn;
#[cfg(any(feature = "client", feature = "server"))]
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::sync::Arc;

#[cfg(any(feature = "client", feature = "server"))]
use futures_core::Stream;
#[cfg(any(feature = "client", feature = "server"))]
use futures_sink::Sink;
#[cfg(any(feature = "client", feature = "server"))]
use tokio::runtime::Handle;

use super::Queue;
use crate::error::{Error, Result};
use crate::status::Status;

/// Where a reader's chunks come from.
pub(crate) trait Pull<T>: Send {
    /// The next chunk, or `None` at the end.
    fn poll_pull(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Vec<T>>>>;
}

/// Where a writer's chunks go to.
pub(crate) trait Push<T>: Send {
    /// Takes `chunk`.
    fn poll_push(&mut self, chunk: &mut Option<Vec<T>>, cx: &mut Context<'_>) -> Poll<Result<()>>;

    /// There are no more chunks: the pipe ends, or `failure` says why it was broken off.
    fn finish(&mut self, failure: Option<Error>) -> Result<()>;

    /// A chunk that was pushed is dropped, so that the pipe's data is not complete.
    fn lose(&mut self) {}
}

pub(crate) fn pipe_error(status: Status, what: &'static str) -> Error {
    Error::from_static(status, what)
}

/// The end of a pipe from which chunks are pulled.
///
/// It is a [`Stream`] of chunks. A chunk has as many elements as the other side pushed at once, or fewer:
/// where a chunk ends means nothing. A chunk from the wire is at most 64 KiB, or one element.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c51", version = "1.0")]
/// trait Sums {
///     async fn sum(&self, numbers: PipeReader<u32>) -> Result<u64>;
/// }
///
/// struct Service;
///
/// impl Sums for Service {
///     async fn sum(&self, mut numbers: PipeReader<u32>) -> Result<u64> {
///         let mut sum = 0;
///         while let Some(chunk) = numbers.pull().await? {
///             sum += chunk.into_iter().map(u64::from).sum::<u64>();
///         }
///         Ok(sum)
///     }
/// }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let server = Server::builder().offer(SumsServer::new(Service)).build()?;
/// # let client = SumsClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
/// let chunks = [vec![1, 2], vec![3]];
/// assert_eq!(client.sum(PipeReader::from_chunks(chunks)).await?, 6);
/// # Ok(()) }
/// ```
pub struct PipeReader<T> {
    source: Box<dyn Pull<T>>,
    ended: bool,
}

impl<T: Send + 'static> PipeReader<T> {
    /// A pipe of these chunks: what a client passes for an \[in\] pipe.
    #[must_use]
    pub fn from_chunks<I>(chunks: I) -> PipeReader<T>
    where
        I: IntoIterator<Item = Vec<T>>,
        I::IntoIter: Send + 'static,
    {
        struct Chunks<I>(I);
        impl<T, I: Iterator<Item = Vec<T>> + Send> Pull<T> for Chunks<I> {
            fn poll_pull(&mut self, _: &mut Context<'_>) -> Poll<Result<Option<Vec<T>>>> {
                Poll::Ready(Ok(self.0.next()))
            }
        }
        PipeReader::new(Chunks(chunks.into_iter()))
    }

    pub(crate) fn new(source: impl Pull<T> + 'static) -> PipeReader<T> {
        PipeReader { source: Box::new(source), ended: false }
    }

    /// The next chunk, or `None` at the pipe's end (`pull`).
    ///
    /// # Errors
    /// The error in the data; `RPC_X_PIPE_CLOSED` (1916) when the other end was dropped before it was
    /// finished; `RPC_S_CALL_CANCELLED` when the call was given up.
    pub async fn pull(&mut self) -> Result<Option<Vec<T>>> {
        poll_fn(|cx| self.poll_pull(cx)).await
    }

    /// As [`PipeReader::pull`], for a method that is a plain `fn`.
    ///
    /// # Errors
    /// As [`PipeReader::pull`].
    ///
    /// # Panics
    /// On a thread that runs asynchronous tasks, or that belongs to no tokio runtime.
    #[cfg(any(feature = "client", feature = "server"))]
    pub fn blocking_pull(&mut self) -> Result<Option<Vec<T>>> {
        block_on(self.pull())
    }

    /// The chunks, for a method that is a plain `fn`.
    ///
    /// # Panics
    /// As [`PipeReader::blocking_pull`].
    #[cfg(any(feature = "client", feature = "server"))]
    pub fn blocking_chunks(&mut self) -> impl Iterator<Item = Result<Vec<T>>> {
        core::iter::from_fn(|| self.blocking_pull().transpose())
    }

    pub(crate) fn poll_pull(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Vec<T>>>> {
        if self.ended {
            return Poll::Ready(Ok(None));
        }
        let chunk = self.source.poll_pull(cx);
        // After an error too: the call has failed.
        self.ended = matches!(chunk, Poll::Ready(Ok(None) | Err(_)));
        chunk
    }
}

#[cfg(any(feature = "client", feature = "server"))]
impl<T: Send + 'static> Stream for PipeReader<T> {
    type Item = Result<Vec<T>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<T>>>> {
        self.poll_pull(cx).map(Result::transpose)
    }
}

/// The end of a pipe into which chunks are pushed.
///
/// It is a [`Sink`] of chunks. A client must [finish](PipeWriter::finish) the end that it holds: a pipe that
/// is dropped unfinished fails its call, so that no data is lost unnoticed. A server's stub ends its
/// method's pipe when the method returns: by then the method, or the task to which it gave the pipe, must have finished,
/// closed or dropped it, or the call fails with `RPC_X_PIPE_DISCIPLINE_ERROR` (1917).
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c52", version = "1.0")]
/// trait Numbers {
///     async fn below(&self, n: u32, numbers: PipeWriter<u32>) -> Result<()>;
/// }
///
/// struct Service;
///
/// impl Numbers for Service {
///     async fn below(&self, n: u32, mut numbers: PipeWriter<u32>) -> Result<()> {
///         for number in 0..n {
///             numbers.push([number]).await?; // waits while the client does not read
///         }
///         Ok(()) // the pipe's end
///     }
/// }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let server = Server::builder().offer(NumbersServer::new(Service)).build()?;
/// # let client = NumbersClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
/// let (send, receive) = std::sync::mpsc::channel();
/// let take = move |chunk| send.send(chunk).map_err(|_| Error::from(Status::PIPE_CLOSED));
/// client.below(4, PipeWriter::to_fn(take)).await?;
/// assert_eq!(receive.iter().flatten().collect::<Vec<u32>>(), [0, 1, 2, 3]);
/// # Ok(()) }
/// ```
pub struct PipeWriter<T> {
    sink: Box<dyn Push<T>>,
    /// The chunk that [`Sink::start_send`] was given.
    waiting: Option<Vec<T>>,
    finished: bool,
}

impl<T: Send + 'static> PipeWriter<T> {
    /// A pipe that calls `take` with every chunk: what a client passes for an \[out\] pipe. An error of it
    /// fails the call.
    #[must_use]
    pub fn to_fn(take: impl FnMut(Vec<T>) -> Result<()> + Send + 'static) -> PipeWriter<T> {
        struct Function<F>(F);
        impl<T, F: FnMut(Vec<T>) -> Result<()> + Send> Push<T> for Function<F> {
            fn poll_push(
                &mut self,
                chunk: &mut Option<Vec<T>>,
                _: &mut Context<'_>,
            ) -> Poll<Result<()>> {
                Poll::Ready(chunk.take().map_or(Ok(()), &mut self.0))
            }

            fn finish(&mut self, _: Option<Error>) -> Result<()> {
                Ok(())
            }
        }
        PipeWriter::new(Function(take))
    }

    pub(crate) fn new(sink: impl Push<T> + 'static) -> PipeWriter<T> {
        PipeWriter { sink: Box::new(sink), waiting: None, finished: false }
    }

    /// Pushes a chunk, once there is room for it. An empty chunk is not sent: on the wire it is the pipe's
    /// end.
    ///
    /// # Errors
    /// `RPC_X_PIPE_DISCIPLINE_ERROR` (1917) in a server's method before it has emptied the \[in\] pipe;
    /// `RPC_X_PIPE_CLOSED` (1916) when the other end was dropped, or the call is over;
    /// `RPC_S_OUT_OF_MEMORY`.
    pub async fn push(&mut self, chunk: impl Into<Vec<T>>) -> Result<()> {
        poll_fn(|cx| self.poll_waiting(cx)).await?;
        let mut chunk = Some(chunk.into());
        poll_fn(|cx| self.poll_push(&mut chunk, cx)).await
    }

    /// As [`PipeWriter::push`], for a method that is a plain `fn`.
    ///
    /// # Errors
    /// As [`PipeWriter::push`].
    ///
    /// # Panics
    /// On a thread that runs asynchronous tasks, or that belongs to no tokio runtime.
    #[cfg(any(feature = "client", feature = "server"))]
    pub fn blocking_push(&mut self, chunk: impl Into<Vec<T>>) -> Result<()> {
        block_on(self.push(chunk))
    }

    /// Ends the pipe. A chunk that a [`Sink`] was fed and that is not flushed is sent, if there is room for
    /// it.
    ///
    /// # Errors
    /// As [`PipeWriter::push`]; `RPC_X_PIPE_CLOSED` (1916) when there is no room for a chunk that is not
    /// flushed.
    pub fn finish(mut self) -> Result<()> {
        if let Poll::Ready(flushed) = self.poll_waiting(&mut Context::from_waker(Waker::noop())) {
            flushed?;
            self.finished = true;
            return self.sink.finish(None);
        }
        Err(pipe_error(Status::PIPE_CLOSED, "a pipe was finished before it was flushed"))
    }

    pub(crate) fn fail(mut self, failure: Error) {
        self.finished = true;
        let _ = self.sink.finish(Some(failure));
    }

    pub(crate) fn poll_push(
        &mut self,
        chunk: &mut Option<Vec<T>>,
        cx: &mut Context<'_>,
    ) -> Poll<Result<()>> {
        if chunk.as_ref().is_none_or(Vec::is_empty) {
            return Poll::Ready(Ok(()));
        }
        self.sink.poll_push(chunk, cx)
    }

    fn poll_waiting(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let mut waiting = self.waiting.take();
        let done = self.poll_push(&mut waiting, cx);
        self.waiting = waiting;
        done
    }
}

impl<T> Drop for PipeWriter<T> {
    fn drop(&mut self) {
        if self.waiting.as_ref().is_some_and(|chunk| !chunk.is_empty()) {
            let cx = &mut Context::from_waker(Waker::noop());
            if !matches!(self.sink.poll_push(&mut self.waiting, cx), Poll::Ready(Ok(()))) {
                self.sink.lose();
            }
        }
        if !self.finished {
            let what = "a pipe was dropped before it was finished";
            let _ = self.sink.finish(Some(pipe_error(Status::PIPE_CLOSED, what)));
        }
    }
}

#[cfg(any(feature = "client", feature = "server"))]
impl<T: Send + Unpin + 'static> Sink<Vec<T>> for PipeWriter<T> {
    type Error = Error;

    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.poll_waiting(cx)
    }

    fn start_send(mut self: Pin<&mut Self>, chunk: Vec<T>) -> Result<()> {
        self.waiting = Some(chunk);
        Ok(())
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.poll_waiting(cx)
    }

    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        match self.poll_waiting(cx) {
            Poll::Ready(Ok(())) if !self.finished => {
                self.finished = true;
                Poll::Ready(self.sink.finish(None))
            }
            other => other,
        }
    }
}

/// The two ends of a pipe in one program: one is handed to a client's method, and the other one is kept. Up
/// to `chunks` chunks wait between them.
///
/// ```
/// use rpc_runtime::pipe::channel;
///
/// # #[tokio::main] async fn main() -> rpc_runtime::Result<()> {
/// let (mut writer, mut reader) = channel(2);
/// writer.push([1_u8, 2]).await?;
/// writer.finish()?;
/// assert_eq!(reader.pull().await?, Some(vec![1, 2]));
/// assert_eq!(reader.pull().await?, None); // the end
/// # Ok(()) }
/// ```
#[must_use]
pub fn channel<T: Send + 'static>(chunks: usize) -> (PipeWriter<T>, PipeReader<T>) {
    struct Writer<T>(Arc<Queue<Result<Vec<T>, Option<Error>>>>);
    impl<T: Send> Push<T> for Writer<T> {
        fn poll_push(
            &mut self,
            chunk: &mut Option<Vec<T>>,
            cx: &mut Context<'_>,
        ) -> Poll<Result<()>> {
            let mut item = chunk.take().map(Ok);
            let sent = self.0.poll_send(&mut item, cx);
            if let Some(Ok(back)) = item {
                *chunk = Some(back);
            }
            sent.map(|sent| if sent { Ok(()) } else { Err(dropped()) })
        }

        fn finish(&mut self, failure: Option<Error>) -> Result<()> {
            self.0.end(Err(failure));
            Ok(())
        }
    }

    struct Reader<T>(Arc<Queue<Result<Vec<T>, Option<Error>>>>);
    impl<T: Send> Pull<T> for Reader<T> {
        fn poll_pull(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Vec<T>>>> {
            self.0.poll_receive(cx).map(|item| match item {
                Some(Ok(chunk)) => Ok(Some(chunk)),
                Some(Err(Some(failure))) => Err(failure),
                Some(Err(None)) | None => Ok(None),
            })
        }
    }
    impl<T> Drop for Reader<T> {
        fn drop(&mut self) {
            self.0.abandon();
        }
    }

    let queue = Arc::new(Queue::new(chunks));
    (PipeWriter::new(Writer(queue.clone())), PipeReader::new(Reader(queue)))
}

#[cold]
fn dropped() -> Error {
    pipe_error(Status::PIPE_CLOSED, "the pipe's other end was dropped")
}

#[cfg(any(feature = "client", feature = "server"))]
fn block_on<T>(future: impl Future<Output = T>) -> T {
    Handle::current().block_on(future)
}

impl<T> fmt::Debug for PipeReader<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PipeReader").field("ended", &self.ended).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for PipeWriter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PipeWriter").field("finished", &self.finished).finish_non_exhaustive()
    }
}
