//! Chunks: what they may carry, who begins and ends them, and what stands beside them.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use futures_sink::Sink;
use rpc_runtime::pipe::channel;
use rpc_runtime::prelude::*;
use rpc_tests::hex;
use rpc_tests::raw::Raw;

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[closed]
pub enum Valve {
    Open = 1,
    Shut,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b84", version = "1.0")]
pub trait Hoses {
    /// The longest chunk, beside a unique pointer and a conformant array.
    async fn longest(
        &self,
        data: PipeReader<u32>,
        offset: Option<&u32>,
        n: u32,
        #[size_is(n)] more: &[u32],
    ) -> Result<u32>;
    /// Pushes so many chunks of one element each, with nothing between them.
    async fn count(&self, n: u8, out: PipeWriter<u8>) -> Result<u8>;
    /// Reads so many chunks, and returns.
    async fn taste(&self, chunks: u8, data: PipeReader<u8>) -> Result<()>;
    /// Turns every valve.
    async fn turn(&self, valves: PipeReader<Valve>, turned: PipeWriter<Valve>) -> Result<()>;
    /// Returns while somebody else has the pipe, which may be closed.
    async fn leave(&self, closed: bool, out: PipeWriter<u8>) -> Result<()>;
}

struct Garden;

impl Hoses for Garden {
    async fn longest(
        &self,
        mut data: PipeReader<u32>,
        offset: Option<&u32>,
        _: u32,
        more: &[u32],
    ) -> Result<u32> {
        let mut longest = 0;
        while let Some(chunk) = data.pull().await? {
            assert!(!chunk.is_empty(), "an empty chunk is the end");
            longest = longest.max(chunk.len() as u32);
        }
        for _ in 0..3 {
            assert!(data.pull().await?.is_none(), "the end stays");
        }
        Ok(longest + offset.copied().unwrap_or(0) + more.iter().sum::<u32>())
    }

    async fn count(&self, n: u8, mut out: PipeWriter<u8>) -> Result<u8> {
        let mut buffer = [0; 1];
        for i in 0..n {
            buffer[0] = i;
            out.push(&buffer[..]).await?;
            // The buffer is the method's again, and what it does with it is not seen.
            buffer[0] = 0xee;
            out.push([]).await?;
        }
        Ok(n)
    }

    async fn taste(&self, chunks: u8, mut data: PipeReader<u8>) -> Result<()> {
        for _ in 0..chunks {
            data.pull().await?;
        }
        Ok(())
    }

    async fn turn(
        &self,
        mut valves: PipeReader<Valve>,
        mut turned: PipeWriter<Valve>,
    ) -> Result<()> {
        let mut all = Vec::new();
        while let Some(chunk) = valves.pull().await? {
            all.extend(chunk);
        }
        all.iter_mut().for_each(|valve| {
            *valve = if *valve == Valve::Open { Valve::Shut } else { Valve::Open };
        });
        turned.push(all).await
    }

    async fn leave(&self, closed: bool, mut out: PipeWriter<u8>) -> Result<()> {
        let (done, wait) = tokio::sync::oneshot::channel();
        tokio::spawn(async move {
            if closed {
                out.push([1]).await.unwrap();
                std::future::poll_fn(|cx| pin!(&mut out).poll_close(cx)).await.unwrap();
            }
            done.send(()).unwrap();
            std::future::pending::<()>().await;
            drop(out);
        });
        wait.await.unwrap();
        Ok(())
    }
}

fn server() -> Server {
    Server::builder().offer(HosesServer::new(Garden)).build().unwrap()
}

async fn client() -> HosesClient {
    HosesClient::bind(&ClientBuilder::new().over(server().in_process())).await.unwrap()
}

#[tokio::test]
async fn pip_02_an_enumeration_in_a_pipe_is_checked_as_any_other() {
    let mut raw = Raw::client_of(&server(), HosesClient::INTERFACE.id).await;
    let reply = raw.call(3, &hex("02000000 0100 0200 00000000")).await.unwrap();
    assert_eq!(reply, hex("02000000 0200 0100 00000000"));
    let error = raw.call(3, &hex("02000000 0100 0300 00000000")).await.unwrap_err();
    assert_eq!(error, Status::ENUM_VALUE_OUT_OF_RANGE);
}

#[tokio::test]
async fn pip_06_any_parameter_of_the_calls_memory_may_stand_beside_a_pipe() {
    let client = client().await;
    for (offset, more) in [(None, &[][..]), (Some(&10), &[100, 200])] {
        let data = PipeReader::from_chunks([vec![1], vec![2, 3]]);
        let longest = client.longest(data, offset, more.len() as u32, more).await.unwrap();
        assert_eq!(longest, 2 + offset.copied().unwrap_or(0) + more.iter().sum::<u32>());
    }
}

#[tokio::test]
async fn pip_12_what_a_chunk_may_take_at_once_is_at_most_64_kibibytes() {
    // One chunk of 400 kB on the wire is several for the method.
    let data = PipeReader::from_chunks([vec![7; 100_000]]);
    let longest = client().await.longest(data, None, 0, &[]).await.unwrap();
    assert!(0 < longest && longest <= (64 << 10) / 4, "{longest} elements");
}

#[tokio::test]
async fn pip_13_a_pipe_is_pulled_until_nothing_comes() {
    let mut raw = Raw::client_of(&server(), HosesClient::INTERFACE.id).await;
    // The parameters that are no pipe, then one chunk, then an empty one.
    let parameters = "00000000 00000000 00000000";
    let pipe = "02000000 05000000 06000000 00000000";
    let reply = raw.call(0, &hex(&format!("{parameters} {pipe}"))).await.unwrap();
    assert_eq!(reply, hex("02000000"));
    // No chunk at all is a pipe too.
    let reply = raw.call(0, &hex(&format!("{parameters} 00000000"))).await.unwrap();
    assert_eq!(reply, hex("00000000"));
}

#[tokio::test]
async fn pip_14_the_stub_writes_the_end_when_the_method_returns() {
    let mut raw = Raw::client_of(&server(), HosesClient::INTERFACE.id).await;
    // What a method pushes as nothing is not an end.
    let reply = raw.call(1, &hex("02")).await.unwrap();
    assert_eq!(reply, hex("01000000 00 000000 01000000 01 000000 00000000 02"));
    assert_eq!(raw.call(1, &hex("00")).await.unwrap(), hex("00000000 00"));
    // A client that gives its end up before it is finished has not sent its end.
    let (writer, reader) = channel(1);
    drop(writer);
    let error = client().await.taste(9, reader).await.unwrap_err();
    assert_eq!(error.status(), Status::PIPE_CLOSED);
}

#[tokio::test]
async fn pip_16_a_method_that_returns_before_its_pipe_is_empty_is_1917() {
    assert_eq!(Status::PIPE_DISCIPLINE_ERROR, Status(1917));
    let client = client().await;
    for (chunks, expected) in [(0, Err(Status(1917))), (1, Err(Status(1917))), (9, Ok(()))] {
        let data = PipeReader::from_chunks([vec![1], vec![2; 200_000]]);
        let done = client.taste(chunks, data).await.map_err(|error| error.status());
        assert_eq!(done, expected, "{chunks} chunks");
    }
}

#[tokio::test]
async fn pip_14_a_pipe_that_outlives_its_method_fails_the_call() {
    let client = client().await;
    for (closed, expected) in [(false, Err(Status::PIPE_DISCIPLINE_ERROR)), (true, Ok(()))] {
        let left = client.leave(closed, PipeWriter::to_fn(|_| Ok(()))).await;
        assert_eq!(left.map_err(|error| error.status()), expected, "closed: {closed}");
    }
    assert_eq!(client.count(2, PipeWriter::to_fn(|_| Ok(()))).await.unwrap(), 2);
}

/// What a future says now.
fn poll<F: Future>(future: F) -> Poll<F::Output> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

#[test]
fn pip_19_a_pull_before_there_is_data_and_a_push_without_room_are_pending() {
    let (mut writer, mut reader) = channel::<u8>(1);
    assert!(poll(reader.pull()).is_pending());
    assert!(matches!(poll(writer.push([1])), Poll::Ready(Ok(()))));
    assert!(poll(writer.push([2])).is_pending());
    assert!(matches!(poll(reader.pull()), Poll::Ready(Ok(Some(chunk))) if chunk == [1]));
    // The push that was given up has pushed nothing.
    assert!(poll(reader.pull()).is_pending());
    writer.finish().unwrap();
    assert!(matches!(poll(reader.pull()), Poll::Ready(Ok(None))));
}

#[tokio::test]
async fn pip_20_what_was_pushed_may_be_written_over() {
    let (writer, mut reader) = channel(1);
    let client = client().await;
    let read = async {
        let mut all = Vec::new();
        while let Some(chunk) = reader.pull().await.unwrap() {
            all.extend(chunk);
        }
        all
    };
    let (count, all) = tokio::join!(client.count(5, writer), read);
    assert_eq!((count.unwrap(), all), (5, vec![0, 1, 2, 3, 4]));
}
