//! All kinds of calls come to the same with protection and without.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rpc_runtime::client::CancelHandle;
use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;
use rpc_tests::until;
use tokio::task::JoinSet;

use crate::package::{LEVELS, PASSWORD, Package, acceptor, initiator};
use crate::relay;

#[rpc_interface(uuid = "5b0e9a54-7d0c-4f06-9a5e-3f6f3b0c7c03", version = "1.0")]
trait Kinds {
    #[context_handle]
    type Counter: Context;

    async fn echo(
        &self,
        n: u32,
        #[size_is(n)] bytes: &[u8],
        #[out]
        #[size_is(, n)]
        same: &mut Vec<u8>,
    ) -> Result<()>;
    async fn sum(&self, numbers: PipeReader<u32>, scale: u64) -> Result<u64>;
    async fn fill(&self, n: u32, numbers: PipeWriter<u32>) -> Result<u32>;
    async fn through(&self, input: PipeReader<u32>, output: PipeWriter<u32>) -> Result<()>;
    #[maybe]
    async fn tell(&self, n: u32, #[size_is(n)] bytes: &[u8]) -> Result<()>;
    async fn fail(&self) -> Result<u32>;
    #[cancellable]
    async fn ends(&self) -> Result<u32>;
    async fn asks(&self, call: &CallInfo) -> Result<u32>;
    async fn hangs(&self) -> Result<u32>;
    fn plain(&self, text: &str) -> Result<u32>;
    async fn open(&self) -> Result<Self::Counter>;
    async fn add(&self, counter: &mut Self::Counter, n: u32) -> Result<u32>;
    async fn close(&self, counter: Self::Counter) -> Result<u32>;
}

#[derive(Clone, Default)]
struct Service {
    told: Arc<AtomicU64>,
    /// How many calls that do not end by themselves run.
    running: Arc<AtomicUsize>,
    run_down: Arc<AtomicUsize>,
}

struct Runs(Arc<AtomicUsize>);

impl Runs {
    fn of(service: &Service) -> Runs {
        service.running.fetch_add(1, Ordering::SeqCst);
        Runs(service.running.clone())
    }
}

impl Drop for Runs {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Counter(u32, Arc<AtomicUsize>);

impl Context for Counter {
    async fn rundown(self) {
        self.1.fetch_add(1, Ordering::SeqCst);
    }
}

impl Kinds for Service {
    type Counter = Counter;

    async fn echo(&self, _: u32, bytes: &[u8], same: &mut Vec<u8>) -> Result<()> {
        same.extend_from_slice(bytes);
        Ok(())
    }
    async fn sum(&self, mut numbers: PipeReader<u32>, scale: u64) -> Result<u64> {
        let mut sum = 0;
        while let Some(chunk) = numbers.pull().await? {
            sum += chunk.into_iter().map(u64::from).sum::<u64>();
        }
        Ok(sum * scale)
    }
    async fn fill(&self, n: u32, mut numbers: PipeWriter<u32>) -> Result<u32> {
        for start in (0..n).step_by(999) {
            numbers.push((start..n.min(start + 999)).collect::<Vec<_>>()).await?;
        }
        Ok(n)
    }
    async fn through(&self, mut input: PipeReader<u32>, mut output: PipeWriter<u32>) -> Result<()> {
        let mut all = Vec::new();
        while let Some(chunk) = input.pull().await? {
            all.push(chunk);
        }
        for chunk in all {
            output.push(chunk).await?;
        }
        Ok(())
    }
    async fn tell(&self, _: u32, bytes: &[u8]) -> Result<()> {
        self.told.fetch_add(bytes.iter().copied().map(u64::from).sum(), Ordering::SeqCst);
        Ok(())
    }
    async fn fail(&self) -> Result<u32> {
        Err(Error::new(Status(0xc000_0001), "told to fail"))
    }
    async fn ends(&self) -> Result<u32> {
        let _runs = Runs::of(self);
        std::future::pending().await
    }
    async fn asks(&self, call: &CallInfo) -> Result<u32> {
        let _runs = Runs::of(self);
        call.cancelled().await;
        Ok(u32::from(call.is_cancelled()))
    }
    async fn hangs(&self) -> Result<u32> {
        let _runs = Runs::of(self);
        std::future::pending().await
    }
    fn plain(&self, text: &str) -> Result<u32> {
        Ok(text.len() as u32)
    }
    async fn open(&self) -> Result<Counter> {
        Ok(Counter(1, self.run_down.clone()))
    }
    async fn add(&self, counter: &mut Counter, n: u32) -> Result<u32> {
        counter.0 += n;
        Ok(counter.0)
    }
    async fn close(&self, counter: Counter) -> Result<u32> {
        Ok(counter.0)
    }
}

/// Lengths beside the ends of blocks and of fragments, and long ones.
const LENGTHS: [u32; 11] = [0, 1, 4, 15, 16, 17, 1376, 1377, 5_000, 65_536, 1 << 20];

fn bytes(n: u32, seed: u32) -> Vec<u8> {
    (0..n).map(|at| (at.wrapping_mul(31) >> 3) as u8 ^ seed as u8).collect()
}

fn chunks(n: u32) -> Vec<Vec<u32>> {
    (0..n).collect::<Vec<_>>().chunks(1234).map(<[u32]>::to_vec).collect()
}

fn sink() -> (Arc<Mutex<Vec<u32>>>, PipeWriter<u32>) {
    let got: Arc<Mutex<Vec<u32>>> = Arc::default();
    let into = got.clone();
    let writer = PipeWriter::to_fn(move |chunk: Vec<u32>| {
        into.lock().unwrap().extend(chunk);
        Ok(())
    });
    (got, writer)
}

/// Calls of each kind, one after the other and many at once: what came of them.
async fn outcomes(client: &KindsClient, service: &Service) -> Vec<String> {
    let mut seen = Vec::new();
    let mut note = |what: &str, outcome: String| seen.push(format!("{what}: {outcome}"));
    for n in LENGTHS {
        let (data, mut same) = (bytes(n, n), Vec::new());
        client.echo(n, &data, &mut same).await.unwrap();
        note("echo", format!("{n} bytes, {}", same == data));
    }
    for n in [0, 1, 30_000] {
        let sum = client.sum(PipeReader::from_chunks(chunks(n)), 3).await;
        note("an [in] pipe", format!("{sum:?}"));
        let (got, writer) = sink();
        let filled = client.fill(n, writer).await;
        let right = *got.lock().unwrap() == (0..n).collect::<Vec<_>>();
        note("an [out] pipe", format!("{filled:?}, {right}"));
        let (got, writer) = sink();
        let through = client.through(PipeReader::from_chunks(chunks(n)), writer).await;
        let right = *got.lock().unwrap() == chunks(n).concat();
        note("both", format!("{through:?}, {right}"));
    }
    let before = service.told.load(Ordering::SeqCst);
    for n in [1, 20_000] {
        client.tell(n, &vec![1; n as usize]).await.unwrap();
    }
    until(|| service.told.load(Ordering::SeqCst) == before + 20_001).await;
    note("a fault", format!("{:?}", client.fail().await.map_err(|error| error.status())));
    note("a plain function", format!("{:?}", client.plain("abc").await));

    let counter = client.open().await.unwrap();
    for n in [1, 2, 3] {
        note("a context handle", format!("{:?}", client.add(&counter, n).await));
    }
    note("a context handle", format!("{:?}", client.close(counter).await));

    // Cancelled, and waited for.
    let cancel = CancelHandle::new();
    let cancelled = client.clone().with_cancel(&cancel);
    let (ends, asks) = (cancelled.clone(), cancelled);
    let ends = tokio::spawn(async move { ends.ends().await });
    let asks = tokio::spawn(async move { asks.asks().await });
    until(|| service.running.load(Ordering::SeqCst) == 2).await;
    cancel.cancel();
    note("cancelled", format!("{:?}", ends.await.unwrap().map_err(|error| error.status())));
    note("cancelled", format!("{:?}", asks.await.unwrap().map_err(|error| error.status())));
    // Given up: the server is told, and ends the call.
    let hangs = client.clone();
    let hangs = tokio::spawn(async move { hangs.hangs().await });
    until(|| service.running.load(Ordering::SeqCst) == 1).await;
    hangs.abort();
    let _ = hangs.await;
    until(|| service.running.load(Ordering::SeqCst) == 0).await;

    // Many at once, whose fragments are between each other.
    let mut calls = JoinSet::new();
    for seed in 0..8 {
        let client = client.clone();
        calls.spawn(async move {
            for n in [10, 40_000, 1_000] {
                let (data, mut same) = (bytes(n, seed), Vec::new());
                client.echo(n, &data, &mut same).await.unwrap();
                assert!(same == data, "{n} bytes");
                let (got, writer) = sink();
                let input = PipeReader::from_chunks(chunks(n / 8));
                client.through(input, writer).await.unwrap();
                assert!(*got.lock().unwrap() == chunks(n / 8).concat());
            }
        });
    }
    while let Some(call) = calls.join_next().await {
        call.unwrap();
    }
    // A handle that is open when its client goes is run down.
    client.open().await.unwrap().abandon();
    seen
}

/// With these settings, over TCP.
async fn over_tcp(server: &(Server, Service), builder: ClientBuilder) -> Vec<String> {
    let (server, service) = server;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let before = service.run_down.load(Ordering::SeqCst);
    let seen = {
        let association = builder.connect(endpoint.binding()).await.unwrap();
        let client = KindsClient::bind(&association).await.unwrap();
        outcomes(&client, service).await
    };
    until(|| service.run_down.load(Ordering::SeqCst) == before + 1).await;
    seen
}

fn server(max_fragment: u16) -> (Server, Service) {
    let service = Service::default();
    let builder = Server::builder().authenticate(acceptor()).max_fragment(max_fragment);
    (builder.offer(KindsServer::new(service.clone())).build().unwrap(), service)
}

fn ntlm(level: AuthenticationLevel) -> ClientBuilder {
    ClientBuilder::new().authenticate(initiator("alice", PASSWORD)).level(level)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_kinds_of_calls_come_to_the_same_at_each_level() {
    let plain = over_tcp(&server(5840), ClientBuilder::new()).await;
    assert!(plain.len() > 20 && !plain.iter().any(|line| line.contains("false")), "{plain:#?}");
    for level in LEVELS {
        for (client, at_server) in [(5840, 5840), (1432, 5840), (5840, 1432), (65_528, 65_528)] {
            let builder = ntlm(level).max_fragment(client);
            let seen = over_tcp(&server(at_server), builder).await;
            assert_eq!(seen, plain, "{level}, {client}, {at_server}");
        }
    }
}

/// Each connection has a context of its own, and the handles are good at all of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn and_over_several_connections() {
    let plain = over_tcp(&server(5840), ClientBuilder::new()).await;
    for (calls, connections) in [(1, 3), (4, 2)] {
        let builder = ntlm(AuthenticationLevel::Privacy).max_fragment(1432);
        let builder = builder.max_connections(connections).max_calls(calls);
        assert_eq!(over_tcp(&server(1432), builder).await, plain, "{calls}, {connections}");
    }
}

/// Whatever was sent of it, the key streams of both ends stay together.
#[tokio::test]
async fn a_call_that_is_given_up_amid_its_fragments_leaves_the_others_intact() {
    for package in Package::ALL {
        for level in LEVELS {
            let (server, _) = package.server();
            let association = package
                .client(level)
                .max_fragment(1432)
                .over(relay::through(&server, |_, pdu| vec![pdu]));
            let client = crate::service::WhoClient::bind(&association).await.unwrap();
            let data = bytes(100_000, 7);
            for round in 0..8_u64 {
                let (mut lost, mut same) = (Vec::new(), Vec::new());
                let given_up = tokio::time::timeout(
                    Duration::from_micros(400 * round),
                    client.echo(100_000, &data, &mut lost),
                );
                let (_, kept) =
                    tokio::join!(given_up, client.echo(3_000, &data[..3_000], &mut same));
                kept.unwrap();
                assert!(same == data[..3_000], "{package:?}, {level}, {round}");
            }
        }
    }
}
