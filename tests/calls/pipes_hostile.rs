//! Peers and programs that use pipes badly: nobody hangs for ever, and other calls go on.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Wake, Waker};
use std::time::Duration;

use rpc_runtime::pipe::channel;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketFlags, PacketType, SyntaxId};
use rpc_tests::hex;
use rpc_tests::raw::{Raw, message};

#[derive(Ndr, Debug, Clone, Copy)]
pub struct Named<'a> {
    name: &'a WStr,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b64", version = "1.0")]
pub trait Misused {
    async fn add(&self, a: u32, b: u32) -> Result<u32>;
    async fn put(&self, data: PipeReader<u8>) -> Result<u64>;
    /// Does not read its pipe, and does not end.
    async fn hold(&self, data: PipeReader<u8>) -> Result<u64>;
    async fn flood(&self, n: u32, out: PipeWriter<u8>) -> Result<u32>;
    async fn many(
        &self,
        n: u32,
        #[size_is(n)] names: &[Named<'_>],
        data: PipeReader<u8>,
    ) -> Result<u32>;
    async fn fail(&self, data: PipeReader<u8>) -> Result<u64>;
}

#[derive(Clone, Default)]
struct Service(Arc<AtomicUsize>);

struct Ends(Arc<AtomicUsize>);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Misused for Service {
    async fn add(&self, a: u32, b: u32) -> Result<u32> {
        Ok(a + b)
    }

    async fn put(&self, mut data: PipeReader<u8>) -> Result<u64> {
        let mut size = 0;
        while let Some(chunk) = data.pull().await? {
            size += chunk.len() as u64;
        }
        Ok(size)
    }

    async fn hold(&self, _: PipeReader<u8>) -> Result<u64> {
        let _ends = Ends(self.0.clone());
        std::future::pending().await
    }

    async fn flood(&self, n: u32, mut out: PipeWriter<u8>) -> Result<u32> {
        for _ in 0..n {
            out.push(vec![1; 32 << 10]).await?;
        }
        Ok(n)
    }

    async fn many(&self, n: u32, names: &[Named<'_>], mut data: PipeReader<u8>) -> Result<u32> {
        while data.pull().await?.is_some() {}
        assert!(names.iter().all(|named| named.name.units() == [0x61]));
        Ok(n)
    }

    async fn fail(&self, _: PipeReader<u8>) -> Result<u64> {
        Err(Status::ACCESS_DENIED.into())
    }
}

fn server() -> (Server, Service) {
    let service = Service::default();
    let builder = Server::builder().offer(MisusedServer::new(service.clone()));
    (builder.pipe_timeout(Duration::from_millis(100)).build().unwrap(), service)
}

fn endless() -> PipeReader<u8> {
    PipeReader::from_chunks(std::iter::repeat_with(|| vec![1; 65536]))
}

fn fragment(call_id: u32, opnum: u16, stub: &[u8], flags: u8) -> Vec<u8> {
    let mut pdu = message(PacketType::Request, call_id, opnum, stub, false);
    pdu[3] = flags;
    pdu
}

const FIRST: u8 = 1;
const LAST: u8 = 2;

fn orphaned(call_id: u32) -> Vec<u8> {
    let mut pdu = message(PacketType::Orphaned, call_id, 0, &[], false)[..16].to_vec();
    pdu[8] = 16;
    pdu
}

/// A server that binds and is then told what to do.
async fn bound(stream: rpc_runtime::transport::Stream, builder: ClientBuilder) -> MisusedClient {
    MisusedClient::bind(&builder.over(stream)).await.unwrap()
}

// The clock stands still while anybody can go on, so that it decides nothing.
#[tokio::test(start_paused = true)]
async fn a_method_that_does_not_read_its_pipe_holds_nobody_up() {
    let (server, service) = server();
    let client =
        MisusedClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let call = client.hold(endless());
    tokio::time::timeout(Duration::from_millis(50), call).await.unwrap_err();
    assert_eq!(client.add(1, 2).await.unwrap(), 3);
    while service.0.load(Ordering::SeqCst) != 1 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // The same for a client that is patient, and for one that is gone.
    let error = client.hold(endless()).await.unwrap_err();
    assert_eq!(error.status(), Status::CALL_CANCELLED);
    let mut raw = Raw::client_of(&server, MisusedClient::INTERFACE.id).await;
    raw.send(&fragment(2, 2, &hex("00000100"), FIRST)).await;
    for _ in 0..20 {
        raw.send(&fragment(2, 2, &[0; 100], 0)).await;
    }
    drop(raw);
    while service.0.load(Ordering::SeqCst) != 3 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_reply_before_the_pipes_end_ends_the_call() {
    let (mut raw, stream) = Raw::pair();
    let peer = async {
        raw.accept(SyntaxId::NDR20).await;
        raw.receive().await.unwrap();
        raw.send(&message(PacketType::Response, 2, 0, &5_u64.to_le_bytes(), false)).await;
        while raw.receive().await.is_some() {}
    };
    let call = async { bound(stream, ClientBuilder::new()).await.put(endless()).await };
    tokio::select! {
        answer = call => assert_eq!(answer.unwrap(), 5),
        () = peer => panic!("the client closed"),
    }
}

#[tokio::test]
async fn a_number_that_is_used_again_is_another_call() {
    let (server, _) = server();
    let mut raw = Raw::client_of(&server, MisusedClient::INTERFACE.id).await;
    let second = message(PacketType::Request, 2, 0, &hex("05000000 05000000"), false);
    for first in [
        message(PacketType::Request, 2, 0, &hex("01000000 01000000"), false),
        fragment(2, 5, &hex("01000000 01"), FIRST),
    ] {
        raw.send(&[first, orphaned(2), second.clone()].concat()).await;
        let (header, pdu) = raw.receive().await.unwrap();
        assert_eq!(header.packet, Ok(PacketType::Response));
        assert_eq!(pdu[24..28], 10_u32.to_le_bytes());
    }
}

#[tokio::test]
async fn parameters_may_come_in_tiny_fragments() {
    let (server, _) = server();
    let mut raw = Raw::client_of(&server, MisusedClient::INTERFACE.id).await;
    let n = 4000_u32;
    let mut stub = [n.to_le_bytes(), n.to_le_bytes()].concat();
    stub.extend((0..n).flat_map(|i| (0x20000 + 4 * i).to_le_bytes()));
    stub.extend(hex("02000000 00000000 02000000 61000000").repeat(n as usize));
    stub.extend(hex("00000000"));
    let last = stub.len() / 4 - 1;
    let flags = |i| if i == 0 { FIRST } else { LAST * u8::from(i == last) };
    let request: Vec<u8> =
        stub.chunks(4).enumerate().flat_map(|(i, part)| fragment(2, 4, part, flags(i))).collect();
    raw.send(&request).await;
    let (_, pdu) = raw.receive().await.unwrap();
    assert_eq!(pdu[24..], n.to_le_bytes());
}

#[tokio::test]
async fn a_call_can_be_made_for_each_chunk_of_a_pipe() {
    let (server, _) = server();
    let client =
        MisusedClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let (writer, mut reader) = channel(1);
    let read = async {
        let mut size = 0;
        while let Some(chunk) = reader.pull().await? {
            size += client.add(chunk.len() as u32, 0).await?;
        }
        Ok::<_, Error>(size)
    };
    let (n, size) = tokio::join!(client.flood(200, writer), read);
    assert_eq!((n.unwrap(), size.unwrap()), (200, 200 * 32768));
}

#[tokio::test]
async fn a_server_that_reads_nothing_ends_the_call_by_its_time_out() {
    let (mut raw, stream) = Raw::pair();
    tokio::spawn(async move {
        raw.accept(SyntaxId::NDR20).await;
        std::future::pending::<()>().await;
        drop(raw);
    });
    let builder = ClientBuilder::new().call_timeout(Duration::from_millis(50));
    let error = bound(stream, builder).await.put(endless()).await.unwrap_err();
    assert_eq!(error.status(), Status::CALL_CANCELLED);
}

/// Counts how often it is held.
struct Counted;

impl Wake for Counted {
    fn wake(self: Arc<Self>) {}
}

#[tokio::test]
async fn a_call_that_is_polled_often_waits_once() {
    let (mut raw, stream) = Raw::pair();
    tokio::spawn(async move {
        raw.accept(SyntaxId::NDR20).await;
        std::future::pending::<()>().await;
        drop(raw);
    });
    let client = bound(stream, ClientBuilder::new()).await;
    let counted = Arc::new(Counted);
    let waker = Waker::from(counted.clone());
    let mut call = Box::pin(client.put(endless()));
    for _ in 0..1000 {
        assert!(call.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
        tokio::task::yield_now().await;
    }
    assert!(Arc::strong_count(&counted) < 10);
}

// The clock goes on only when nobody else can: when the server waits to be read.
#[tokio::test(start_paused = true)]
async fn empty_fragments_cost_what_they_take() {
    let (mut raw, stream) = Raw::pair();
    let peer = async {
        raw.accept(SyntaxId::NDR20).await;
        raw.receive().await.unwrap();
        let mut pdu = message(PacketType::Response, 2, 0, &[], false);
        pdu[3] = PacketFlags::FIRST.0;
        raw.send(&pdu).await;
        pdu[3] = 0;
        let many = pdu.repeat(1000);
        for _ in 0..200 {
            raw.send(&many).await;
        }
    };
    let call = async {
        let (_writer, reader) = channel(1);
        bound(stream, ClientBuilder::new()).await.put(reader).await
    };
    tokio::select! {
        answer = call => panic!("{answer:?}"),
        () = peer => panic!("200,000 fragments wait in memory"),
        () = tokio::time::sleep(Duration::from_secs(1)) => {}
    }
}

#[tokio::test]
async fn what_a_sink_is_fed_is_neither_lost_nor_overtaken() {
    use futures_sink::Sink;

    let (mut writer, mut reader) = channel::<u8>(8);
    Pin::new(&mut writer).start_send(vec![1]).unwrap();
    writer.push([2]).await.unwrap();
    Pin::new(&mut writer).start_send(vec![3]).unwrap();
    writer.finish().unwrap();
    let mut all = Vec::new();
    while let Some(chunk) = reader.pull().await.unwrap() {
        all.extend(chunk);
    }
    assert_eq!(all, [1, 2, 3]);
    let (mut writer, mut reader) = channel::<u8>(1);
    writer.push([1]).await.unwrap();
    Pin::new(&mut writer).start_send(vec![2]).unwrap();
    assert_eq!(writer.finish().unwrap_err().status(), Status::PIPE_CLOSED);
    assert_eq!(reader.pull().await.unwrap(), Some(vec![1]));
    assert_eq!(reader.pull().await.unwrap_err().status(), Status::PIPE_CLOSED);
}
