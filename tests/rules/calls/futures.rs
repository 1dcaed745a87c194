//! A call is a future.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context as TaskContext, Poll, Waker};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketType, SyntaxId};
use rpc_tests::raw::{Raw, message};
use tokio::sync::Semaphore;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7d04", version = "1.0")]
trait Waits {
    /// Waits for its gate, and fills the buffer.
    async fn fill(
        &self,
        gate: u8,
        #[range(0..=64)] n: u32,
        #[out]
        #[size_is(n)]
        buffer: &mut [u8],
    ) -> Result<u8>;
    /// Fails with this status.
    async fn fail(&self, status: u32) -> Result<()>;
    /// Lets a task of its own end the call.
    async fn hand_off(&self, panics: bool, #[out] text: &mut String) -> Result<()>;
}

struct Service {
    gates: [Semaphore; 4],
}

impl Waits for Service {
    async fn fill(&self, gate: u8, _: u32, buffer: &mut [u8]) -> Result<u8> {
        self.gates[usize::from(gate)].acquire().await.unwrap().forget();
        buffer.fill(gate + 1);
        Ok(gate)
    }
    async fn fail(&self, status: u32) -> Result<()> {
        Err(Status(status).into())
    }
    async fn hand_off(&self, panics: bool, text: &mut String) -> Result<()> {
        "set before the end".clone_into(text);
        let (completes, completed) = tokio::sync::oneshot::channel();
        tokio::spawn(async move {
            assert!(!panics, "a worker that panics");
            completes.send(()).unwrap();
        });
        completed.await.map_err(|_| Error::from(Status(1234)))
    }
}

async fn lab() -> (Arc<Service>, Server, WaitsClient) {
    let service = Arc::new(Service { gates: [const { Semaphore::const_new(0) }; 4] });
    let server = Server::builder().offer(WaitsServer::shared(service.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = WaitsClient::connect(endpoint.binding()).await.unwrap();
    (service, server, client)
}

fn poll_once<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut TaskContext::from_waker(Waker::noop()))
}

#[tokio::test]
async fn asy_01_each_call_of_a_client_is_a_future_of_its_own() {
    let (service, _server, client) = lab().await;
    let mut buffers = [[0; 2]; 4];
    let calls = (0..4).zip(&mut buffers).map(|(gate, buffer)| client.fill(gate, 2, buffer));
    let mut calls: Vec<_> = calls.map(Box::pin).collect();
    for call in calls.iter_mut().rev() {
        assert!(poll_once(call.as_mut()).is_pending());
    }
    // They end in whatever order the methods do, each with its own answer.
    for gate in [2_u8, 0, 3, 1] {
        service.gates[usize::from(gate)].add_permits(1);
        let call = &mut calls[usize::from(gate)];
        assert_eq!(call.await.unwrap(), gate);
    }
    drop(calls);
    assert_eq!(buffers, [[1; 2], [2; 2], [3; 2], [4; 2]]);
}

/// The buffer belongs to the call as long as it goes on. A call that is forgotten, and so has not given it back when the
/// borrow ends, does not write into it.
#[tokio::test]
async fn asy_02_a_call_that_is_forgotten_writes_nothing_when_its_answer_comes() {
    let (service, _server, client) = lab().await;
    let mut buffer = [9; 8];
    let mut call = Box::pin(client.fill(0, 8, &mut buffer));
    let polled = tokio::time::timeout(Duration::from_millis(20), call.as_mut()).await;
    assert!(polled.is_err(), "it waits");
    // For valgrind: what is known by its address is not lost.
    static FORGOTTEN: AtomicUsize = AtomicUsize::new(0);
    FORGOTTEN.store(std::ptr::from_ref(call.as_ref().get_ref()).addr(), Ordering::Relaxed);
    std::mem::forget(call);
    service.gates[0].add_permits(1);
    // When the next one has its answer, the first one's has come.
    let mut other = [0; 8];
    service.gates[1].add_permits(1);
    assert_eq!(client.fill(1, 8, &mut other).await.unwrap(), 1);
    assert_eq!((buffer, other), ([9; 8], [2; 8]));
}

#[tokio::test]
async fn asy_03_a_call_is_pending_until_its_reply_and_then_it_is_over() {
    let (service, _server, client) = lab().await;
    let mut buffer = [0; 8];
    let mut call = Box::pin(client.fill(0, 8, &mut buffer));
    for _ in 0..3 {
        let polled = tokio::time::timeout(Duration::from_millis(5), call.as_mut()).await;
        assert!(polled.is_err(), "it waits, and to ask does it no harm");
    }
    service.gates[0].add_permits(1);
    assert_eq!(call.await.unwrap(), 0);
    assert_eq!(buffer, [1; 8]);
}

#[tokio::test]
async fn asy_05_a_call_that_cannot_be_sent_fails_at_once_and_is_not_waited_for() {
    let (mut raw, stream) = Raw::pair();
    let association = ClientBuilder::new().over(stream);
    let (client, ()) = tokio::join!(WaitsClient::bind(&association), raw.accept(SyntaxId::NDR20));
    let client = client.unwrap();
    let mut buffer = [0; 3];
    // The count is not that of the buffer.
    let Poll::Ready(result) = poll_once(pin!(client.fill(0, 4, &mut buffer))) else {
        panic!("nothing is to be waited for");
    };
    let error = result.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed()), (Status::BAD_STUB_DATA, false));
    // What the server sees first is the next call.
    let (result, (header, request)) =
        tokio::join!(client.fail(7), async { answered(&mut raw).await });
    result.unwrap();
    assert_eq!((header, request), (1, 7_u32.to_le_bytes().to_vec()));
}

/// Answers the next request with nothing: its opnum and its stub.
async fn answered(raw: &mut Raw) -> (u16, Vec<u8>) {
    let (header, pdu) = raw.receive().await.unwrap();
    assert_eq!(header.packet, Ok(PacketType::Request));
    raw.send(&message(PacketType::Response, header.call_id, 0, &[], false)).await;
    (u16::from_le_bytes([pdu[22], pdu[23]]), pdu[24..].to_vec())
}

#[tokio::test]
async fn asy_09_a_call_that_is_aborted_without_a_status_has_failed_all_the_same() {
    let (_service, _server, client) = lab().await;
    for (status, arrives) in
        [(0, Status::CALL_FAILED), (1, Status(1)), (u32::MAX, Status(u32::MAX))]
    {
        let error = client.fail(status).await.unwrap_err();
        assert_eq!((error.status(), error.may_have_executed()), (arrives, true));
    }
}

#[tokio::test]
async fn asy_10_a_task_that_was_to_end_a_call_and_panics_fails_it_and_no_other() {
    let (_service, _server, client) = lab().await;
    let mut text = String::from("before");
    let error = client.hand_off(true, &mut text).await.unwrap_err();
    assert_eq!((error.status(), text.as_str()), (Status(1234), "before"));
    client.hand_off(false, &mut text).await.unwrap();
    assert_eq!(text, "set before the end");
}
