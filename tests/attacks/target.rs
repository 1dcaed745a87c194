//! What is attacked: an interface whose methods do whatever suits an attacker.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::memory::{Allocator, Global};
use rpc_runtime::prelude::*;
use rpc_runtime::server::ServerBuilder;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

use crate::level::Clock;
use crate::peer::Peer;

#[derive(Ndr, Debug, Clone)]
pub struct Node {
    pub value: u32,
    pub left: Option<Box<Node>>,
    pub right: Option<Box<Node>>,
}

#[derive(Ndr, Debug)]
pub struct Chain {
    pub value: u32,
    pub next: Option<Box<Chain>>,
}

#[derive(Ndr)]
pub struct Graph<'a> {
    #[ptr]
    pub a: Option<Full<'a, Graph<'a>>>,
    #[ptr]
    pub b: Option<Full<'a, Graph<'a>>>,
}

#[derive(Ndr)]
pub struct Owned<A: Allocator + Send + Sync = Global> {
    #[ptr]
    pub a: Option<Shared<Owned<A>, A>>,
    #[ptr]
    pub b: Option<Shared<Owned<A>, A>>,
}

#[derive(Ndr, Debug, Clone)]
#[switch_type(u16)]
pub enum Choice {
    #[case(1)]
    Byte(u8),
    #[case(2)]
    Tree(Option<Box<Node>>),
    #[case(3)]
    More(Option<Box<Wrapped>>),
    #[case(default)]
    None,
}

#[derive(Ndr, Debug, Clone)]
pub struct Wrapped {
    pub d: u16,
    #[switch_is(d)]
    pub c: Choice,
}

#[derive(Ndr, Debug)]
pub struct Rows {
    pub n: u32,
    #[size_is(n)]
    pub rows: Option<Vec<Row>>,
}

#[derive(Ndr, Debug)]
pub struct Row {
    pub n: u32,
    #[size_is(n)]
    pub cells: Option<Vec<u8>>,
}

#[derive(Ndr, Debug)]
pub struct Nest {
    pub n: u32,
    #[size_is(n)]
    pub inner: Option<Vec<Nest>>,
}

/// The methods' numbers.
pub mod op {
    pub const ADD: u16 = 0;
    pub const SINK: u16 = 1;
    pub const SOURCE: u16 = 2;
    pub const NEVER: u16 = 3;
    pub const PANICS: u16 = 4;
    pub const BLOCKS: u16 = 5;
    pub const WAITS: u16 = 6;
    pub const WAITS_THEN_SOURCE: u16 = 7;
    pub const WAITS_THEN_MAKES: u16 = 8;
    pub const TREE: u16 = 9;
    pub const CHAIN: u16 = 10;
    pub const GRAPH: u16 = 11;
    pub const OWNED: u16 = 12;
    pub const CHOICE: u16 = 13;
    pub const ROWS: u16 = 14;
    pub const NEST: u16 = 15;
    pub const TEXT: u16 = 16;
    pub const TEXTS: u16 = 17;
    pub const PIPE_IN: u16 = 18;
    pub const PIPE_OUT: u16 = 19;
    pub const PIPE_STUCK: u16 = 20;
    pub const GRAPH_BACK: u16 = 21;
    pub const PANICS_IN_PLAIN_FN: u16 = 22;
    pub const ADD_IN_PLAIN_FN: u16 = 23;
}

#[rpc_interface(uuid = "0a000000-0000-0000-0000-00000000000a", version = "1.0")]
#[allow(deprecated)] // sizes without a range are what some of them try
pub trait Hostile {
    async fn add(&self, a: u32) -> Result<u32>;
    async fn sink(&self, n: u32, #[size_is(n)] data: &[u8]) -> Result<u32>;
    async fn source(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        data: &mut [u8],
    ) -> Result<()>;
    #[cancellable]
    async fn never(&self, a: u32) -> Result<u32>;
    async fn panics(&self, a: u32) -> Result<u32>;
    /// Holds a thread of the blocking pool until the gate opens.
    fn blocks(&self, a: u32) -> Result<u32>;
    /// Waits until the gate opens.
    async fn waits(&self, a: u32) -> Result<u32>;
    /// The same, with memory that the client asks for.
    async fn waits_then_source(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        data: &mut [u8],
    ) -> Result<()>;
    /// The same, with memory that the method makes.
    async fn waits_then_makes(
        &self,
        wanted: u32,
        #[out] n: &mut u32,
        #[out]
        #[size_is(, *n)]
        data: &mut Vec<u8>,
    ) -> Result<()>;
    async fn tree(&self, t: Option<&Node>) -> Result<u32>;
    async fn chain(&self, t: Option<&Chain>) -> Result<u32>;
    async fn graph<'a>(
        &self,
        memory: &'a CallMemory,
        #[ptr] g: Option<Full<'a, Graph<'a>>>,
    ) -> Result<u32>;
    async fn owned(&self, #[ptr] g: Option<Shared<Owned>>) -> Result<u32>;
    async fn choice(&self, c: u16, #[switch_is(c)] v: &Choice) -> Result<u32>;
    async fn rows(&self, r: &Rows) -> Result<u32>;
    async fn nest(&self, r: &Nest) -> Result<u32>;
    async fn text(&self, #[string] s: &WStr) -> Result<u32>;
    async fn texts(
        &self,
        n: u32,
        #[size_is(n)]
        #[string]
        s: &[&WStr],
    ) -> Result<u32>;
    async fn pipe_in(&self, p: PipeReader<u8>) -> Result<u32>;
    async fn pipe_out(&self, n: u32, p: PipeWriter<u32>) -> Result<u32>;
    /// Does not read its pipe, and does not end.
    async fn pipe_stuck(&self, p: PipeReader<u8>) -> Result<u32>;
    async fn graph_back<'a>(
        &self,
        memory: &'a CallMemory,
        #[ptr] g: Option<Full<'a, Graph<'a>>>,
        #[out]
        #[ptr]
        h: &mut Option<Full<'a, Graph<'a>>>,
    ) -> Result<u32>;
    fn panics_in_plain_fn(&self) -> Result<u32>;
    fn add_in_plain_fn(&self, a: u32) -> Result<u32>;
}

/// The service, with a gate for what waits.
#[derive(Clone)]
pub struct Service {
    running: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
}

/// Counts a method that runs, until it ends or is dropped.
struct Running(Arc<AtomicUsize>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Service {
    pub fn new() -> Service {
        Service { running: Arc::default(), gate: Arc::new(Semaphore::new(0)) }
    }

    /// How many methods wait that count themselves.
    pub fn running(&self) -> usize {
        self.running.load(Ordering::SeqCst)
    }

    fn runs(&self) -> Running {
        self.running.fetch_add(1, Ordering::SeqCst);
        Running(self.running.clone())
    }

    /// Lets so many methods go on that wait at the gate, now or later.
    pub fn open(&self, methods: usize) {
        self.gate.add_permits(methods);
    }

    /// Closes the gate for those that come.
    pub fn close(&self) {
        self.gate.forget_permits(usize::MAX >> 4);
    }

    async fn pass(&self) {
        self.gate.acquire().await.unwrap().forget();
    }
}

impl Hostile for Service {
    async fn add(&self, a: u32) -> Result<u32> {
        Ok(a.wrapping_add(1))
    }

    async fn sink(&self, n: u32, _: &[u8]) -> Result<u32> {
        Ok(n)
    }

    async fn source(&self, _: u32, data: &mut [u8]) -> Result<()> {
        data.fill(7);
        Ok(())
    }

    async fn never(&self, _: u32) -> Result<u32> {
        let _runs = self.runs();
        std::future::pending().await
    }

    async fn panics(&self, _: u32) -> Result<u32> {
        // Without the hook, which would print thousands.
        std::panic::resume_unwind(Box::new("as asked"))
    }

    fn blocks(&self, a: u32) -> Result<u32> {
        let _runs = self.runs();
        tokio::runtime::Handle::current().block_on(self.pass());
        Ok(a)
    }

    async fn waits(&self, a: u32) -> Result<u32> {
        let _runs = self.runs();
        self.pass().await;
        Ok(a)
    }

    async fn waits_then_source(&self, _: u32, data: &mut [u8]) -> Result<()> {
        let _runs = self.runs();
        self.pass().await;
        data.fill(7);
        Ok(())
    }

    async fn waits_then_makes(&self, wanted: u32, n: &mut u32, data: &mut Vec<u8>) -> Result<()> {
        let _runs = self.runs();
        self.pass().await;
        *data = vec![7; wanted as usize];
        *n = wanted;
        Ok(())
    }

    async fn tree(&self, t: Option<&Node>) -> Result<u32> {
        Ok(t.map_or(0, |t| t.value))
    }

    async fn chain(&self, t: Option<&Chain>) -> Result<u32> {
        Ok(t.map_or(0, |t| t.value))
    }

    async fn graph<'a>(&self, _: &'a CallMemory, g: Option<Full<'a, Graph<'a>>>) -> Result<u32> {
        Ok(g.is_some().into())
    }

    async fn owned(&self, g: Option<Shared<Owned>>) -> Result<u32> {
        Ok(g.is_some().into())
    }

    async fn choice(&self, c: u16, _: &Choice) -> Result<u32> {
        Ok(c.into())
    }

    async fn rows(&self, r: &Rows) -> Result<u32> {
        Ok(r.n)
    }

    async fn nest(&self, r: &Nest) -> Result<u32> {
        Ok(r.n)
    }

    async fn text(&self, s: &WStr) -> Result<u32> {
        Ok(s.len() as u32)
    }

    async fn texts(&self, n: u32, _: &[&WStr]) -> Result<u32> {
        Ok(n)
    }

    async fn pipe_in(&self, mut p: PipeReader<u8>) -> Result<u32> {
        let _runs = self.runs();
        let mut n = 0;
        while let Some(chunk) = p.pull().await? {
            n += chunk.len() as u32;
        }
        Ok(n)
    }

    async fn pipe_out(&self, n: u32, mut p: PipeWriter<u32>) -> Result<u32> {
        let _runs = self.runs();
        for i in 0..n {
            p.push(vec![i; 1000]).await?;
        }
        Ok(n)
    }

    async fn pipe_stuck(&self, _p: PipeReader<u8>) -> Result<u32> {
        let _runs = self.runs();
        std::future::pending().await
    }

    async fn graph_back<'a>(
        &self,
        _: &'a CallMemory,
        g: Option<Full<'a, Graph<'a>>>,
        h: &mut Option<Full<'a, Graph<'a>>>,
    ) -> Result<u32> {
        *h = g;
        Ok(1)
    }

    fn panics_in_plain_fn(&self) -> Result<u32> {
        std::panic::resume_unwind(Box::new("as asked"))
    }

    fn add_in_plain_fn(&self, a: u32) -> Result<u32> {
        Ok(a.wrapping_add(1))
    }
}

/// A server under attack.
pub struct Target {
    pub server: Server,
    pub service: Service,
    /// Where it listens, if the clock goes on.
    binding: Option<Binding>,
}

impl Target {
    pub async fn start(builder: ServerBuilder, clock: Clock) -> Target {
        let service = Service::new();
        let server = builder.offer(HostileServer::new(service.clone())).build().unwrap();
        let binding = match clock {
            Clock::Paused => None,
            Clock::Real => {
                let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
                Some(endpoint.binding().clone())
            }
        };
        Target { server, service, binding }
    }

    pub fn binding(&self) -> &Binding {
        self.binding.as_ref().expect("a server that listens")
    }

    /// A peer that is connected: over TCP, if the server listens.
    pub async fn connect(&self) -> Peer {
        match &self.binding {
            Some(_) => Peer::of(self.socket().await),
            None => self.connect_in_process(),
        }
    }

    pub async fn socket(&self) -> TcpStream {
        let port = self.binding().endpoint().parse().unwrap();
        TcpStream::connect(("127.0.0.1", port)).await.unwrap()
    }

    pub fn connect_in_process(&self) -> Peer {
        let (peer, stream) = Peer::pair();
        let server = self.server.clone();
        tokio::spawn(async move { server.serve(stream).await });
        peer
    }

    /// A peer that is bound.
    pub async fn bound(&self) -> Peer {
        let mut peer = self.connect().await;
        peer.bind().await.expect("the bind is accepted");
        peer
    }

    /// Another client, within the process, which the limits of connections do not concern.
    pub async fn client(&self) -> HostileClient {
        let builder = ClientBuilder::new().call_timeout(Duration::from_secs(60));
        HostileClient::bind(&builder.over(self.server.in_process())).await.unwrap()
    }

    /// Another client is served.
    pub async fn assert_serves(&self) {
        let client = self.client().await;
        assert_eq!(client.add(41).await.unwrap(), 42);
        let mut data = [0; 1000];
        client.source(1000, &mut data).await.unwrap();
        assert_eq!(data, [7; 1000]);
    }

    pub fn is_at_rest(&self) -> bool {
        self.server.connections() == 0 && self.server.memory() == 0 && self.service.running() == 0
    }
}
