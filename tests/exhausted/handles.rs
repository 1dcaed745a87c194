//! Context handles when memory runs out: each request of the global allocator that a call makes between its decoding and
//! its encoding fails once, with all that follow. The call fails with status 14, and what its method has made has ended once.

use std::cell::Cell;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::interface::Interface;
use rpc_runtime::prelude::*;
use rpc_runtime::server::{Dispatch, Dispatched, ServerCall};
use tokio::sync::Semaphore;

use crate::GRANTED;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b65", version = "1.0")]
trait Files {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn open_two(&self, #[out] second: &mut Option<Self::File>) -> Result<Self::File>;
    /// Goes on when the gate is opened.
    async fn add(&self, file: &mut Self::File, waits: bool) -> Result<u32>;
    async fn add_to_what_is_there(&self, file: &mut Option<Self::File>) -> Result<u32>;
    async fn add_both(&self, a: &Self::File, b: &Self::File) -> Result<u32>;
    async fn close(&self, file: Self::File) -> Result<u32>;
}

#[derive(Clone)]
struct Service {
    rundowns: Arc<AtomicUsize>,
    drops: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
}

struct File {
    value: u32,
    of: Service,
}

impl Context for File {
    async fn rundown(self) {
        self.of.rundowns.fetch_add(1, Ordering::SeqCst);
    }
}

impl Drop for File {
    fn drop(&mut self) {
        self.of.drops.fetch_add(1, Ordering::SeqCst);
    }
}

impl Service {
    fn file(&self) -> File {
        File { value: 0, of: self.clone() }
    }
}

impl Files for Service {
    type File = File;
    async fn open(&self) -> Result<File> {
        Ok(self.file())
    }
    async fn open_two(&self, second: &mut Option<File>) -> Result<File> {
        *second = Some(self.file());
        Ok(self.file())
    }
    async fn add(&self, file: &mut File, waits: bool) -> Result<u32> {
        if waits {
            self.gate.acquire().await.unwrap().forget();
        }
        file.value += 1;
        Ok(file.value)
    }
    async fn add_to_what_is_there(&self, file: &mut Option<File>) -> Result<u32> {
        let file = file.as_mut().ok_or(Status::INVALID_ARG)?;
        file.value += 1;
        Ok(file.value)
    }
    async fn add_both(&self, a: &File, b: &File) -> Result<u32> {
        Ok(a.value + b.value)
    }
    async fn close(&self, file: File) -> Result<u32> {
        Ok(file.value)
    }
}

thread_local! {
    /// How many requests a call is granted: see [`GRANTED`].
    static OF_A_CALL: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// An interface whose calls are granted so many requests, once the runtime has made their futures.
struct Exhausted<D>(D);

impl<D: Dispatch> Dispatch for Exhausted<D> {
    fn interface(&self) -> &'static Interface {
        self.0.interface()
    }

    fn dispatch(&self, call: ServerCall) -> Dispatched {
        let mut method = self.0.dispatch(call);
        Box::pin(poll_fn(move |cx| {
            GRANTED.set(OF_A_CALL.get());
            let result = method.as_mut().poll(cx);
            GRANTED.set(usize::MAX);
            result
        }))
    }
}

/// A service, its server, and a client in the same thread.
async fn lab() -> (Service, Server, FilesClient) {
    let (rundowns, drops) = (Arc::default(), Arc::default());
    let service = Service { rundowns, drops, gate: Arc::new(Semaphore::new(0)) };
    let builder = Server::builder().offer(Exhausted(FilesServer::new(service.clone())));
    let server = builder.build().unwrap();
    let (near, far) = rpc_runtime::transport::Stream::pair();
    let serving = server.clone();
    tokio::spawn(async move { serving.serve(far).await });
    let client = FilesClient::bind(&ClientBuilder::new().over(near)).await.unwrap();
    // Buffers that are kept are there after some calls.
    for _ in 0..10 {
        client.close(client.open().await.unwrap()).await.unwrap();
    }
    service.drops.store(0, Ordering::SeqCst);
    (service, server, client)
}

/// Grants a call no request, then one, then two, until it succeeds. How many failed.
async fn exhaust<T>(
    mut call: impl AsyncFnMut() -> Result<T>,
    mut failed: impl FnMut(usize),
) -> (usize, T) {
    for n in 0.. {
        OF_A_CALL.set(n);
        let result = call().await;
        OF_A_CALL.set(usize::MAX);
        match result {
            Ok(value) => return (n, value),
            Err(error) => {
                assert_eq!(error.status(), Status::OUT_OF_MEMORY, "{n} requests granted");
                failed(n);
            }
        }
    }
    unreachable!("a call that is granted all succeeds")
}

#[tokio::test]
async fn mem_02_a_context_for_which_there_is_no_memory_has_ended_once() {
    let (service, server, client) = lab().await;
    let counts = || {
        let counts = [&service.rundowns, &service.drops].map(|count| count.load(Ordering::SeqCst));
        assert_eq!(server.statistics().contexts_run_down, counts[0] as u64);
        (counts, server.context_handles())
    };
    let (failed, file) = exhaust(
        async || client.open().await,
        |n| assert_eq!(counts(), ([n + 1; 2], 0), "{n} requests granted"),
    )
    .await;
    assert!(failed >= 3, "the value, what is around it, and the list of what is opened: {failed}");
    assert_eq!(counts(), ([failed; 2], 1));
    assert_eq!(client.add(&file, false).await.unwrap(), 1);
    assert_eq!(client.close(file).await.unwrap(), 1);
}

#[tokio::test]
async fn mem_02_of_two_contexts_neither_stays() {
    let (service, server, client) = lab().await;
    let mut second = None;
    let ended = |n: usize| {
        let counts = [&service.rundowns, &service.drops].map(|count| count.load(Ordering::SeqCst));
        assert_eq!((counts, server.context_handles()), ([2 * n; 2], 0), "{n} calls failed");
    };
    let open = async || client.open_two(&mut second).await;
    let (failed, first) = exhaust(open, |n| ended(n + 1)).await;
    assert!(failed >= 5, "{failed}");
    assert_eq!(server.context_handles(), 2);
    client.close(first).await.unwrap();
    client.close(second.unwrap()).await.unwrap();
    assert_eq!(service.rundowns.load(Ordering::SeqCst), 2 * failed, "they were closed");
}

#[tokio::test]
async fn mem_02_what_is_behind_a_handle_needs_no_memory_to_stay_there() {
    let (service, server, client) = lab().await;
    let mut file = Some(client.open().await.unwrap());
    OF_A_CALL.set(0);
    for n in [1, 3, 5] {
        assert_eq!(client.add_to_what_is_there(&mut file).await.unwrap(), n);
        assert_eq!(client.add(file.as_ref().unwrap(), false).await.unwrap(), n + 1);
    }
    OF_A_CALL.set(usize::MAX);
    assert_eq!((service.drops.load(Ordering::SeqCst), server.context_handles()), (0, 1));
    assert_eq!(client.close(file.unwrap()).await.unwrap(), 6);
}

#[tokio::test]
async fn mem_02_a_handle_that_is_there_twice_needs_memory_and_says_so() {
    let (service, _server, client) = lab().await;
    let file = client.open().await.unwrap();
    client.add(&file, false).await.unwrap();
    let (failed, sum) = exhaust(async || client.add_both(&file, &file).await, |_| {}).await;
    assert_eq!((failed, sum), (1, 2));
    assert_eq!(client.add(&file, false).await.unwrap(), 2, "nobody has it");
    assert_eq!(service.drops.load(Ordering::SeqCst), 0);
    client.close(file).await.unwrap();
}

#[tokio::test]
async fn mem_02_a_call_that_cannot_wait_for_a_handle_says_so() {
    let (service, server, client) = lab().await;
    let file = client.open().await.unwrap();
    let (first, ()) = tokio::join!(client.add(&file, true), async {
        while server.calls() == 0 {
            tokio::task::yield_now().await;
        }
        OF_A_CALL.set(0);
        let error = client.add(&file, false).await.unwrap_err();
        OF_A_CALL.set(usize::MAX);
        assert_eq!(error.status(), Status::OUT_OF_MEMORY);
        assert!(!error.may_have_executed());
        service.gate.add_permits(1);
    });
    assert_eq!(first.unwrap(), 1);
    assert_eq!(client.close(file).await.unwrap(), 1);
}
