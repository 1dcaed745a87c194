//! What is traced of a call: a span on each side, and events that name the method. A program of its own: `tracing` keeps
//! for a whole process which events somebody listens to.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{Credentials, Ntlm};
use rpc_tests::raw::Raw;
use rpc_tests::until;
use tokio::runtime::Runtime;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b99", version = "1.0")]
trait Traced {
    async fn add(&self, a: u32, b: u32) -> Result<u32>;
    async fn fail(&self) -> Result<()>;
    async fn panic(&self) -> Result<()>;
    async fn hang(&self) -> Result<()>;
    async fn pipe(&self, numbers: PipeReader<u32>) -> Result<u32>;
    #[notify]
    async fn told(&self) -> Result<()>;
    async fn more(&self, a: u32) -> Result<u32>;
    fn plain(&self) -> Result<()>;
    /// Panics when it may.
    fn late_panic(&self) -> Result<()>;
    async fn array(&self, n: u32, #[size_is(n)] array: &[u8]) -> Result<()>;
}

/// One interface, as its server and its client understand it.
#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba2", version = "1.0")]
trait Narrow {
    async fn narrow(&self) -> Result<u32>;
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba2", version = "1.0")]
trait Wide {
    async fn wide(&self) -> Result<u64>;
}

#[derive(Clone)]
struct Service {
    /// The permission to panic.
    panics: Arc<Mutex<Receiver<()>>>,
}

impl Narrow for Service {
    async fn narrow(&self) -> Result<u32> {
        Ok(7)
    }
}

impl Traced for Service {
    async fn add(&self, a: u32, b: u32) -> Result<u32> {
        tracing::info!("the service says so");
        tokio::task::yield_now().await;
        Ok(a + b)
    }
    async fn fail(&self) -> Result<()> {
        Err(Error::new(Status::ACCESS_DENIED, "not yours").because("a cause"))
    }
    async fn panic(&self) -> Result<()> {
        panic!("a hole of {} feet", 3)
    }
    async fn hang(&self) -> Result<()> {
        std::future::pending().await
    }
    async fn pipe(&self, mut numbers: PipeReader<u32>) -> Result<u32> {
        let mut sum = 0;
        while let Some(chunk) = numbers.pull().await? {
            sum += chunk.iter().sum::<u32>();
        }
        Ok(sum)
    }
    async fn told(&self) -> Result<()> {
        Ok(())
    }
    fn told_notify(&self) {
        panic!("told");
    }
    async fn more(&self, a: u32) -> Result<u32> {
        Ok(a)
    }
    fn plain(&self) -> Result<()> {
        tracing::info!("a plain function says so");
        Ok(())
    }
    fn late_panic(&self) -> Result<()> {
        self.panics.lock().unwrap().recv().unwrap();
        panic!("too late to be heard")
    }
    async fn array(&self, _: u32, _: &[u8]) -> Result<()> {
        Ok(())
    }
}

type Fields = BTreeMap<String, String>;

#[derive(Clone, Debug)]
struct Span {
    target: String,
    fields: Fields,
    closed: bool,
}

#[derive(Clone, Debug)]
struct Line {
    level: Level,
    /// The span that it is in.
    within: Option<u64>,
    fields: Fields,
}

#[derive(Default)]
struct Seen {
    spans: HashMap<u64, Span>,
    /// The spans that each thread is in.
    entered: HashMap<ThreadId, Vec<u64>>,
    lines: Vec<Line>,
}

/// Keeps spans and events of the threads that it is set for.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<Seen>>);

struct Read<'a>(&'a mut Fields);

impl Visit for Read<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

impl Subscriber for Trace {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("rpc_runtime") || metadata.target().contains("traced")
    }
    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut seen = self.0.lock().unwrap();
        let id = seen.spans.len() as u64 + 1;
        let mut fields = Fields::new();
        attributes.record(&mut Read(&mut fields));
        let target = attributes.metadata().target().to_owned();
        seen.spans.insert(id, Span { target, fields, closed: false });
        Id::from_u64(id)
    }
    fn record(&self, id: &Id, record: &Record<'_>) {
        let mut seen = self.0.lock().unwrap();
        record.record(&mut Read(&mut seen.spans.get_mut(&id.into_u64()).unwrap().fields));
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut seen = self.0.lock().unwrap();
        let mut fields = Fields::new();
        event.record(&mut Read(&mut fields));
        let within = seen.entered.entry(thread::current().id()).or_default().last().copied();
        seen.lines.push(Line { level: *event.metadata().level(), within, fields });
    }
    fn enter(&self, id: &Id) {
        let mut seen = self.0.lock().unwrap();
        seen.entered.entry(thread::current().id()).or_default().push(id.into_u64());
    }
    fn exit(&self, _: &Id) {
        let mut seen = self.0.lock().unwrap();
        seen.entered.entry(thread::current().id()).or_default().pop();
    }
    fn try_close(&self, id: Id) -> bool {
        self.0.lock().unwrap().spans.get_mut(&id.into_u64()).unwrap().closed = true;
        true
    }
}

impl Trace {
    /// The span of the one call of a method at a side, `client` or `server`, if there was one.
    fn find_span(&self, side: &str, method: &str) -> Option<(u64, Span)> {
        let seen = self.0.lock().unwrap();
        let of = |span: &Span| {
            span.target == format!("rpc_runtime::{side}") && span.fields["method"] == method
        };
        let mut found = seen.spans.iter().filter(|(_, span)| of(span));
        let (id, span) = found.next()?;
        assert!(found.next().is_none(), "one span a call");
        Some((*id, span.clone()))
    }

    fn span(&self, side: &str, method: &str) -> (u64, Span) {
        self.find_span(side, method).expect("a span")
    }

    fn find(&self, text: &str) -> Option<Line> {
        let seen = self.0.lock().unwrap();
        let of = |line: &&Line| line.fields.get("message").is_some_and(|line| line.contains(text));
        seen.lines.iter().find(of).cloned()
    }

    fn line(&self, text: &str) -> Line {
        let found = self.find(text);
        found.unwrap_or_else(|| panic!("no {text} in {:?}", self.0.lock().unwrap().lines))
    }

    /// Whether a span has ended: it says how.
    fn has_ended(&self, side: &str, method: &str) -> bool {
        self.span(side, method).1.fields.contains_key("status")
    }

    /// A runtime whose threads it sees, with those that run plain functions.
    fn runtime(&self) -> Runtime {
        let trace = self.clone();
        let set = move || std::mem::forget(tracing::subscriber::set_default(trace.clone()));
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_all().on_thread_start(set).build().unwrap()
    }
}

fn server() -> (Server, Sender<()>) {
    let (panics, may_panic) = std::sync::mpsc::channel();
    let service = Service { panics: Arc::new(Mutex::new(may_panic)) };
    let server = Server::builder().offer(NarrowServer::new(service.clone()));
    (server.offer(TracedServer::new(service)).build().unwrap(), panics)
}

#[test]
fn each_call_has_a_span_on_both_sides_and_events_name_its_method() {
    let trace = Trace::default();
    let _guard = tracing::subscriber::set_default(trace.clone());
    let runtime = trace.runtime();
    runtime.block_on(async {
        let (server, _) = server();
        let association = ClientBuilder::new().over(server.in_process());
        let client = TracedClient::bind(&association).await.unwrap();
        assert_eq!(client.add(1, 2).await.unwrap(), 3);
        assert_eq!(client.fail().await.unwrap_err().status(), Status::ACCESS_DENIED);
        assert_eq!(client.panic().await.unwrap_err().status(), Status::CALL_FAILED);
        assert_eq!(client.pipe(PipeReader::from_chunks([vec![1, 2, 3]])).await.unwrap(), 6);
        client.told().await.unwrap();
        client.plain().await.unwrap();
        let late = tokio::time::timeout(Duration::from_millis(20), client.hang()).await;
        assert!(late.is_err());
        // Peers that send 5 and 20 bytes too many.
        let mut raw = Raw::client_of(&server, TracedClient::INTERFACE.id).await;
        raw.call(6, &[0; 4 + 5]).await.unwrap();
        let stream = Raw::server_that_answers(vec![0; 4 + 20]);
        let other = TracedClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
        other.more(0).await.unwrap();
        drop((client, association, raw));
        server.shutdown(Duration::from_secs(5)).await;
    });
    drop(runtime);

    for (method, opnum, status) in [
        ("add", "0", "ok"),
        ("fail", "1", "RPC_S_ACCESS_DENIED (5)"),
        ("panic", "2", "RPC_S_CALL_FAILED (1726)"),
        ("hang", "3", "given up"),
        ("pipe", "4", "ok"),
        ("told", "5", "ok"),
        ("plain", "7", "ok"),
    ] {
        let (_, client) = trace.span("client", method);
        let (_, server) = trace.span("server", method);
        for span in [&client, &server] {
            assert_eq!(span.fields["interface"], "Traced");
            assert_eq!(span.fields["opnum"], opnum);
            assert_eq!(span.fields["peer"], "in-process");
            assert_eq!(span.fields["status"], status, "{method}: {span:?}");
            assert!(span.fields.contains_key("duration") && span.closed, "{span:?}");
        }
        assert_eq!(client.fields["call_id"], server.fields["call_id"]);
    }

    let own = trace.line("the service says so");
    assert_eq!(own.within, Some(trace.span("server", "add").0), "a method runs in its call's span");
    let own = trace.line("a plain function says so");
    assert_eq!(own.within, Some(trace.span("server", "plain").0), "and so does a plain function");
    let failed = trace.line("not yours");
    assert_eq!((failed.level, &*failed.fields["method"]), (Level::DEBUG, "Traced::fail"));
    assert!(failed.fields["message"].contains("a cause"), "{failed:?}");
    let panicked = trace.line("a hole of 3 feet");
    let errors = [trace.line("Traced::panic, call"), trace.line("when it was told")];
    assert!(panicked.fields["message"].contains("panic"), "{panicked:?}");
    assert_eq!(errors.map(|line| line.level), [Level::ERROR; 2], "a panic is an error");
    assert_eq!(trace.line("when it was told").fields["method"], "Traced::told");

    let passed = "data behind the last parameter, which is passed over";
    let within = Some(trace.span("server", "more").0);
    assert_eq!(trace.line(passed).within, within);
    let seen = trace.0.lock().unwrap();
    let of = |line: &&Line| line.fields.get("message").is_some_and(|line| line == passed);
    let bytes: Vec<_> = seen.lines.iter().filter(of).map(|line| &*line.fields["bytes"]).collect();
    assert_eq!(bytes, ["5", "20"], "at the server and at the client");
}

#[test]
fn a_span_says_what_the_caller_got() {
    let trace = Trace::default();
    let _guard = tracing::subscriber::set_default(trace.clone());
    trace.runtime().block_on(async {
        let (server, _) = server();
        let association = ClientBuilder::new().over(server.in_process());
        let wide = WideClient::bind(&association).await.unwrap();
        let error = wide.wide().await.unwrap_err();
        assert_eq!((error.status(), error.may_have_executed()), (Status::BAD_STUB_DATA, true));
        let client = TracedClient::bind(&association).await.unwrap();
        let error = client.array(2, &[1]).await.unwrap_err();
        assert_eq!((error.status(), error.may_have_executed()), (Status::BAD_STUB_DATA, false));
    });
    let bad_data = "RPC_X_BAD_STUB_DATA (1783)";
    let (of_reply, wide) = trace.span("client", "wide");
    assert_eq!(wide.fields["status"], bad_data, "the reply cannot be decoded: {wide:?}");
    assert_eq!(trace.span("server", "narrow").1.fields["status"], "ok");
    let (of_request, array) = trace.span("client", "array");
    assert_eq!(array.fields["status"], bad_data, "the request cannot be encoded: {array:?}");
    for (id, method) in [(of_reply, "Wide::wide"), (of_request, "Traced::array")] {
        let seen = trace.0.lock().unwrap();
        let line = seen.lines.iter().find(|line| line.within == Some(id)).expect("an event");
        assert_eq!((line.level, &*line.fields["method"]), (Level::DEBUG, method));
    }
}

#[test]
fn a_security_package_that_the_server_does_not_have_is_in_its_log() {
    let trace = Trace::default();
    let _guard = tracing::subscriber::set_default(trace.clone());
    trace.runtime().block_on(async {
        let (server, _) = server();
        let alice = Ntlm::new(Credentials::password("", "alice", "correct horse"));
        let association = ClientBuilder::new().authenticate(alice).over(server.in_process());
        TracedClient::bind(&association).await.unwrap_err();
        let line = trace.line("the client is not authenticated");
        let told = "no security package of the service NTLM; expected one that the server has";
        assert!(line.fields["message"].contains(told), "{line:?}");
        assert_eq!(line.level, Level::WARN);
    });
}

#[test]
fn a_panic_is_an_error_in_the_log_though_its_call_was_given_up() {
    let trace = Trace::default();
    let _guard = tracing::subscriber::set_default(trace.clone());
    trace.runtime().block_on(async {
        let (server, panics) = server();
        let association = ClientBuilder::new().over(server.in_process());
        let client = TracedClient::bind(&association).await.unwrap();
        let call = tokio::spawn(async move { client.late_panic().await });
        until(|| trace.find_span("server", "late_panic").is_some()).await;
        call.abort();
        assert!(call.await.unwrap_err().is_cancelled());
        until(|| trace.has_ended("server", "late_panic")).await;
        panics.send(()).unwrap();
        until(|| trace.find("Traced::late_panic, call").is_some()).await;
    });
    let line = trace.line("Traced::late_panic, call");
    assert_eq!((line.level, &*line.fields["peer"]), (Level::ERROR, "in-process"));
    assert!(line.fields["message"].contains("too late to be heard"), "{line:?}");
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba3", version = "1.0")]
trait Kept {
    #[context_handle]
    type Thing: Context;
    async fn open(&self) -> Result<Self::Thing>;
    async fn close(&self, thing: Self::Thing) -> Result<()>;
}

struct Thing;

impl Context for Thing {
    async fn rundown(self) {
        panic!("a rundown that panics");
    }
}

impl Kept for Service {
    type Thing = Thing;
    async fn open(&self) -> Result<Thing> {
        Ok(Thing)
    }
    async fn close(&self, _: Thing) -> Result<()> {
        Ok(())
    }
}

/// CTX-14: the server would keep what is behind it, and nobody would know.
#[test]
fn a_context_handle_that_is_dropped_open_is_a_warning() {
    let trace = Trace::default();
    let _guard = tracing::subscriber::set_default(trace.clone());
    let dropped = "a context handle was dropped that is not closed";
    let open = "the server did not close a context handle";
    trace.runtime().block_on(async {
        let service = Service { panics: Arc::new(Mutex::new(std::sync::mpsc::channel().1)) };
        let server = Server::builder().offer(KeptServer::new(service)).build().unwrap();
        let association = ClientBuilder::new().over(server.in_process());
        let client = KeptClient::bind(&association).await.unwrap();
        client.close(client.open().await.unwrap()).await.unwrap();
        client.open().await.unwrap().abandon();
        let late = client.open().await.unwrap();
        assert!(trace.find(dropped).is_none(), "closed, given up, or there still");
        drop(client.open().await.unwrap());
        let line = trace.line(dropped);
        assert_eq!((line.level, &*line.fields["peer"]), (Level::WARN, "in-process"));
        assert!(trace.find(open).is_none());

        server.shutdown(Duration::from_secs(5)).await;
        association.closed().await;
        drop(late);
        let of = |line: &&Line| line.fields.get("message").is_some_and(|l| l.starts_with(dropped));
        let warnings = trace.0.lock().unwrap().lines.iter().filter(of).count();
        assert_eq!(warnings, 1, "one of a connection that is over");
        let line = trace.line("a context's `rundown` panicked");
        assert_eq!(line.level, Level::ERROR);

        // A server that gives back what it was to close.
        let stream = Raw::server_that_answers(vec![
            0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        ]);
        let client = KeptClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
        client.close(client.open().await.unwrap()).await.unwrap();
        assert_eq!(trace.line(open).level, Level::WARN);
    });
}
