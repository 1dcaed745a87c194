//! Calls with pipes that fail, or are answered early: which error the caller gets, and what it says of the method.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::pipe::channel;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{Fault, PacketType, SyntaxId};
use rpc_tests::raw::{Raw, message};
use rpc_tests::until;
use tokio::sync::Notify;

const HALF_DONE: Status = Status(0xc000_0034);

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba0", version = "1.0")]
trait Piped {
    /// Takes some, and fails when it is told to.
    async fn half(&self, numbers: PipeReader<u32>) -> Result<u32>;
    async fn put(&self, numbers: PipeReader<u32>) -> Result<u32>;
    async fn get(&self, numbers: PipeWriter<u32>) -> Result<()>;
    async fn array(&self, n: u32, #[size_is(n)] array: &[u8]) -> Result<()>;
}

#[derive(Clone, Default)]
struct Service {
    ran: Arc<AtomicUsize>,
    fails: Arc<Notify>,
}

impl Piped for Service {
    async fn half(&self, mut numbers: PipeReader<u32>) -> Result<u32> {
        numbers.pull().await?;
        self.ran.fetch_add(1, Ordering::SeqCst);
        self.fails.notified().await;
        Err(Error::new(HALF_DONE, "half done"))
    }
    async fn put(&self, mut numbers: PipeReader<u32>) -> Result<u32> {
        self.ran.fetch_add(1, Ordering::SeqCst);
        let mut sum = 0;
        while let Some(chunk) = numbers.pull().await? {
            sum += chunk.iter().sum::<u32>();
        }
        Ok(sum)
    }
    async fn get(&self, mut numbers: PipeWriter<u32>) -> Result<()> {
        numbers.push(vec![1]).await
    }
    async fn array(&self, _: u32, _: &[u8]) -> Result<()> {
        Ok(())
    }
}

async fn client(service: &Service, max_calls: usize) -> (PipedClient, Server) {
    let server = Server::builder().offer(PipedServer::new(service.clone())).max_calls(max_calls);
    let server = server.build().unwrap();
    let association = ClientBuilder::new().over(server.in_process());
    (PipedClient::bind(&association).await.unwrap(), server)
}

#[tokio::test]
async fn a_methods_error_is_not_lost_behind_the_servers_end() {
    let service = Service::default();
    let (client, server) = client(&service, 100).await;
    let association = client.client().association().clone();
    let (mut writer, reader) = channel(4);
    let call = tokio::spawn(async move { client.half(reader).await });
    writer.push(vec![1; 20_000]).await.unwrap();
    until(|| service.ran.load(Ordering::SeqCst) == 1).await;
    let stops = tokio::spawn(async move { server.shutdown(Duration::from_secs(600)).await });
    association.closed().await;
    service.fails.notify_one();
    let error = call.await.unwrap().unwrap_err();
    assert_eq!(error.status(), HALF_DONE, "{error:?}");
    assert!(error.may_have_executed(), "{error:?}");
    stops.await.unwrap();
}

/// What becomes of a call when the server answers while the pipe is open, and closes at once.
async fn answered_early(answer: impl Fn(u32) -> Vec<u8>) -> Result<u32> {
    let (mut server, stream) = Raw::pair();
    let (mut writer, reader) = channel(1);
    let peer = async move {
        server.accept(SyntaxId::NDR20).await;
        let (header, _) = server.receive().await.unwrap();
        server.send(&answer(header.call_id)).await;
        drop(server);
    };
    let call = async {
        let client = PipedClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
        let result = client.put(reader).await;
        drop(client);
        result
    };
    writer.push(vec![1; 20_000]).await.unwrap();
    let (result, ()) = tokio::join!(call, peer);
    assert!(writer.push(vec![1]).await.is_err(), "nobody takes the rest");
    result
}

#[tokio::test]
async fn an_answer_counts_though_the_connection_ends_behind_it() {
    let fault = |call_id| {
        let mut pdu = Vec::new();
        Fault { context: 0, status: HALF_DONE.0 }.write(call_id, true, &mut pdu);
        pdu
    };
    let error = answered_early(fault).await.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed()), (HALF_DONE, true), "{error:?}");
    let reply = |call_id| message(PacketType::Response, call_id, 0, &7_u32.to_le_bytes(), false);
    assert_eq!(answered_early(reply).await.unwrap(), 7);
}

#[tokio::test]
async fn a_sinks_error_says_nothing_of_the_call_that_fills_it() {
    let (client, _server) = client(&Service::default(), 100).await;
    let other = client.array(3, &[1]).await.unwrap_err();
    assert_eq!((other.parameter(), other.may_have_executed()), (Some("array"), false));
    let mut other = Some(other);
    let sink = PipeWriter::to_fn(move |_| Err(other.take().unwrap()));
    let error = client.get(sink).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    assert!(error.may_have_executed(), "{error:?}");
    assert_eq!((error.parameter(), error.offset()), (None, None), "{error:?}");
}

#[tokio::test]
async fn a_sources_error_says_nothing_of_the_call_that_it_feeds() {
    let service = Service::default();
    let (client, _server) = client(&service, 100).await;
    let (busy, _busy_server) = self::client(&Service::default(), 0).await;
    // From one call's [out] pipe into another's [in] pipe.
    let (writer, reader) = channel(4);
    let relay = tokio::spawn(async move { client.put(reader).await });
    until(|| service.ran.load(Ordering::SeqCst) == 1).await;
    let refused = busy.get(writer).await.unwrap_err();
    assert_eq!((refused.status(), refused.may_have_executed()), (Status::SERVER_TOO_BUSY, false));
    let error = relay.await.unwrap().unwrap_err();
    assert_eq!(error.status(), Status::SERVER_TOO_BUSY);
    assert!(error.may_have_executed(), "{error:?}");
}
