//! Calls that are cancelled and still waited for, and calls that are given up.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::client::CancelHandle;
use rpc_runtime::prelude::*;
use rpc_tests::until;
use tokio::sync::Semaphore;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c02", version = "1.0")]
trait Waits {
    /// Ends when it is cancelled, and says so.
    async fn asks(&self, call: &CallInfo) -> Result<u32>;
    /// The same in a thread.
    fn asks_in_thread(&self, call: &CallInfo) -> Result<u32>;
    /// Does not ask.
    async fn deaf(&self) -> Result<u32>;
    #[cancellable]
    async fn ends(&self) -> Result<u32>;
}

#[derive(Default)]
struct State {
    running: AtomicUsize,
    cancelled: AtomicUsize,
    go_on: Option<Semaphore>,
}

struct Runs<'a>(&'a State);

impl<'a> Runs<'a> {
    fn new(state: &'a State) -> Runs<'a> {
        state.running.fetch_add(1, Ordering::SeqCst);
        Runs(state)
    }
}

impl Drop for Runs<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Waits for State {
    async fn asks(&self, call: &CallInfo) -> Result<u32> {
        let _runs = Runs::new(self);
        assert!(!call.is_cancelled());
        call.cancelled().await;
        self.cancelled.fetch_add(1, Ordering::SeqCst);
        Ok(u32::from(call.is_cancelled()))
    }
    fn asks_in_thread(&self, call: &CallInfo) -> Result<u32> {
        let _runs = Runs::new(self);
        while !call.is_cancelled() {
            std::thread::yield_now();
        }
        self.cancelled.fetch_add(1, Ordering::SeqCst);
        Ok(2)
    }
    async fn deaf(&self) -> Result<u32> {
        let _runs = Runs::new(self);
        self.go_on.as_ref().unwrap().acquire().await.unwrap().forget();
        Ok(3)
    }
    async fn ends(&self) -> Result<u32> {
        let _runs = Runs::new(self);
        std::future::pending().await
    }
}

struct Lab {
    server: Server,
    state: Arc<State>,
    client: WaitsClient,
}

async fn lab(in_process: bool) -> Lab {
    let state = Arc::new(State { go_on: Some(Semaphore::new(0)), ..State::default() });
    let server = Server::builder().offer(WaitsServer::shared(state.clone())).build().unwrap();
    let association = match in_process {
        true => ClientBuilder::new().over(server.in_process()),
        false => {
            let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
            Association::connect(endpoint.binding()).await.unwrap()
        }
    };
    let client = WaitsClient::bind(&association).await.unwrap();
    Lab { server, state, client }
}

impl Lab {
    async fn run(&self, running: usize) {
        until(|| self.state.running.load(Ordering::SeqCst) == running).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asy_06_a_cancelled_call_is_waited_for_and_the_method_decides() {
    for in_process in [false, true] {
        let lab = lab(in_process).await;
        let cancel = CancelHandle::new();
        let client = lab.client.clone().with_cancel(&cancel);
        let calls: Vec<_> = (0..4)
            .map(|which| {
                let client = client.clone();
                tokio::spawn(async move {
                    match which {
                        0 => client.asks().await,
                        1 => client.asks_in_thread().await,
                        2 => client.deaf().await,
                        _ => client.ends().await,
                    }
                })
            })
            .collect();
        // A call of a client that does not have the handle goes on.
        let other = tokio::spawn({
            let client = lab.client.clone();
            async move { client.deaf().await }
        });
        lab.run(5).await;
        cancel.cancel();
        lab.run(2).await;
        assert_eq!(lab.state.cancelled.load(Ordering::SeqCst), 2);
        lab.state.go_on.as_ref().unwrap().add_permits(2);
        let mut results = Vec::new();
        for call in calls {
            results.push(call.await.unwrap().map_err(|error| {
                assert!(error.may_have_executed());
                error.status()
            }));
        }
        assert_eq!(results, [Ok(1), Ok(2), Ok(3), Err(Status::CALL_CANCELLED)]);
        assert_eq!(other.await.unwrap().unwrap(), 3);
        // What is cancelled stays cancelled: a later call is asked to end when it begins.
        assert_eq!(client.asks_in_thread().await.unwrap(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asy_11_a_thread_learns_that_its_call_was_given_up_or_its_client_is_gone() {
    let lab = lab(false).await;
    for closes in [false, true] {
        let endpoint = lab.server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
        let client = WaitsClient::connect(endpoint.binding()).await.unwrap();
        let call = tokio::spawn({
            let client = client.clone();
            async move { client.asks_in_thread().await }
        });
        lab.run(1).await;
        let kept = (!closes).then_some(client);
        // Where nothing else keeps the connection, it ends.
        call.abort();
        lab.run(0).await;
        drop(kept);
    }
    assert_eq!(lab.state.cancelled.load(Ordering::SeqCst), 2);
}

/// A method may be completed by another task: it waits for what that says, and whatever it fails with fails the call once
/// (`RpcAsyncCompleteCall`, `RpcAsyncAbortCall`).
#[tokio::test]
async fn asy_07_another_task_completes_a_call_once() {
    #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c03", version = "1.0")]
    trait Later {
        async fn get(&self, #[out] text: &mut String) -> Result<u32>;
    }
    type Completes = tokio::sync::oneshot::Sender<Result<u32>>;
    struct Service(tokio::sync::mpsc::UnboundedSender<Completes>);
    impl Later for Service {
        async fn get(&self, text: &mut String) -> Result<u32> {
            let (completes, completed) = tokio::sync::oneshot::channel();
            self.0.send(completes).unwrap();
            *text = "set before the end".to_owned();
            // To drop the sender is to abort the call.
            completed.await.map_err(|_| Error::from(Status::CALL_CANCELLED))?
        }
    }
    let (sender, mut calls) = tokio::sync::mpsc::unbounded_channel();
    let server = Server::builder().offer(LaterServer::new(Service(sender))).build().unwrap();
    let client = LaterClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let worker = tokio::spawn(async move {
        calls.recv().await.unwrap().send(Ok(7)).unwrap();
        calls.recv().await.unwrap().send(Err(Status(1234).into())).unwrap();
        drop(calls.recv().await.unwrap());
    });
    let mut text = String::new();
    assert_eq!(client.get(&mut text).await.unwrap(), 7);
    assert_eq!(text, "set before the end");
    let mut unset = String::new();
    assert_eq!(client.get(&mut unset).await.unwrap_err().status(), Status(1234));
    assert_eq!(client.get(&mut unset).await.unwrap_err().status(), Status::CALL_CANCELLED);
    assert_eq!(unset, "");
    worker.await.unwrap();
}
