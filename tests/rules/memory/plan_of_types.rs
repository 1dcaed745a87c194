//! The memory plan is that of the types, whatever their names are: it is compared with the blocks that are alive on
//! both sides of real calls.

use std::sync::{Arc, Mutex};

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::interface::{Direction, Freed, Memory, ParameterPlan, Who};
use rpc_runtime::memory::{Ledger, SharedAllocator};
use rpc_runtime::ndr::{Flaw, Full, Shared, Tail, TransmitAs, TransmittedType};
use rpc_runtime::prelude::*;

use super::watch;

type Number = u32;
type Nothing = ();
type Bytes = Vec<u8>;
type Maybe = Option<Box<Holder>>;
type Answer = Result<Maybe>;
type Plugged<A> = Option<PluggedBox<Tree<A>, A>>;
type Kept = Plugged<SharedAllocator>;
type Title<'a> = &'a WStr;

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[closed]
pub enum Colour {
    Red,
    Green,
}

/// Numbers alone.
#[derive(Ndr, Debug, Clone, Copy, Default, PartialEq)]
pub struct Pair {
    pub a: u16,
    pub b: Number,
}

/// It owns what it points to.
#[derive(Ndr, Debug, Default)]
pub struct Holder {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Bytes,
}

#[derive(Ndr, Debug)]
pub struct Tree<A: Allocator> {
    pub n: u32,
    #[size_is(n)]
    pub bytes: PluggedVec<u8, A>,
}

/// It borrows.
#[derive(Ndr, Debug, Clone, Copy)]
pub struct View<'a> {
    pub n: u32,
    #[size_is(n)]
    pub bytes: &'a [u8],
}

/// Both.
#[derive(Ndr, Debug)]
pub struct Mixed<'a> {
    pub view: View<'a>,
    pub holder: Holder,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b43", version = "1.0")]
pub trait Kinds {
    #[expect(clippy::too_many_arguments)]
    async fn plain(
        &self,
        a: Number,
        b: Colour,
        c: Status,
        d: Pair,
        e: &Pair,
        #[out] f: &mut Pair,
        g: &mut Colour,
        h: Option<&Pair>,
    ) -> Result<Status>;

    #[expect(clippy::too_many_arguments)]
    async fn owned(
        &self,
        a: Holder,
        b: &Holder,
        #[out] c: &mut Maybe,
        d: &mut Holder,
        e: Maybe,
        n: u32,
        #[size_is(n)] f: Bytes,
        #[size_is(1)] g: &[Holder],
    ) -> Answer;

    async fn plugged<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        a: Plugged<A>,
        b: &Plugged<A>,
        #[out] c: &mut Plugged<A>,
        d: &mut Plugged<A>,
    ) -> Result<Plugged<A>>;

    async fn kept(
        &self,
        memory: SharedAllocator,
        #[allocate(dont_free)] a: Kept,
        b: &Kept,
    ) -> Result<Nothing>;

    #[expect(clippy::too_many_arguments)]
    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        a: View<'_>,
        b: &View<'_>,
        #[out] c: &mut Option<&'a View<'a>>,
        d: &mut View<'a>,
        n: u32,
        #[size_is(n)] e: &[Pair],
        #[size_is(n)] f: &mut [Pair],
        g: Mixed<'_>,
        #[out] h: &mut Option<Title<'a>>,
    ) -> Result<Pair>;

    async fn numbers(&self, memory: &CallMemory, #[out] a: &mut Number) -> Result<()>;

    async fn block<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out] a: &mut Option<&'a View<'a>>,
        #[out] b: &mut Pair,
    ) -> Result<()>;
}

fn bytes(parameter: &str) -> Vec<u8> {
    vec![7; watch::size(parameter)]
}

fn holder(parameter: &str) -> Holder {
    Holder { n: watch::size(parameter) as u32, bytes: bytes(parameter) }
}

fn view(bytes: &[u8]) -> View<'_> {
    View { n: bytes.len() as u32, bytes }
}

fn tree<A: Allocator + Clone>(memory: &A, parameter: &str) -> Plugged<A> {
    let n = watch::size(parameter);
    let mut bytes = PluggedVec::with_capacity_in(n, memory.clone());
    bytes.resize(n, 7);
    Some(PluggedBox::new_in(Tree { n: n as u32, bytes }, memory.clone()))
}

/// What keeps what it is given, and counts what is alive when its methods begin.
#[derive(Clone, Default)]
struct Service {
    during: Arc<Mutex<Vec<(&'static str, isize)>>>,
    kept: Arc<Mutex<Vec<Box<dyn std::any::Any + Send + Sync>>>>,
}

impl Service {
    fn see(&self, procedure: &str) {
        *self.during.lock().unwrap() = alive(procedure);
    }

    fn keep(&self, value: impl Send + Sync + 'static) {
        self.kept.lock().unwrap().push(Box::new(value));
    }
}

impl Kinds for Service {
    async fn plain(
        &self,
        _: Number,
        _: Colour,
        c: Status,
        d: Pair,
        _: &Pair,
        f: &mut Pair,
        _: &mut Colour,
        _: Option<&Pair>,
    ) -> Result<Status> {
        self.see("plain");
        *f = d;
        Ok(c)
    }

    async fn owned(
        &self,
        a: Holder,
        _: &Holder,
        c: &mut Maybe,
        _: &mut Holder,
        e: Maybe,
        _: u32,
        f: Bytes,
        _: &[Holder],
    ) -> Answer {
        self.see("owned");
        self.keep((a, e, f));
        *c = Some(Box::new(holder("c")));
        Ok(Some(Box::new(holder("return"))))
    }

    async fn plugged<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        _: Plugged<A>,
        _: &Plugged<A>,
        c: &mut Plugged<A>,
        _: &mut Plugged<A>,
    ) -> Result<Plugged<A>> {
        self.see("plugged");
        *c = tree(&memory, "c");
        Ok(tree(&memory, "return"))
    }

    async fn kept(&self, _: SharedAllocator, a: Kept, _: &Kept) -> Result<Nothing> {
        self.see("kept");
        self.keep(a);
        Ok(())
    }

    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        _: View<'_>,
        _: &View<'_>,
        c: &mut Option<&'a View<'a>>,
        _: &mut View<'a>,
        _: u32,
        _: &[Pair],
        _: &mut [Pair],
        g: Mixed<'_>,
        h: &mut Option<Title<'a>>,
    ) -> Result<Pair> {
        self.see("borrowed");
        self.keep(g.holder);
        *c = Some(memory.allocate(view(memory.allocate_slice(&bytes("c"))?))?);
        *h = Some(memory.allocate_wide("Titel")?);
        Ok(Pair::default())
    }

    async fn numbers(&self, _: &CallMemory, a: &mut Number) -> Result<()> {
        *a = 7;
        Ok(())
    }

    async fn block<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        a: &mut Option<&'a View<'a>>,
        _: &mut Pair,
    ) -> Result<()> {
        self.see("block");
        let memory: &'a CallMemory = block;
        *a = Some(memory.allocate(view(memory.allocate_slice(&bytes("a"))?))?);
        Ok(())
    }
}

fn plans(procedure: &str) -> &'static [ParameterPlan] {
    let mut procedures = KindsClient::INTERFACE.procedures.iter();
    procedures.find(|p| p.name == procedure).expect("a procedure").memory
}

fn plan(procedure: &str, parameter: &str) -> &'static ParameterPlan {
    plans(procedure).iter().find(|plan| plan.name == parameter).expect("a parameter")
}

/// How many blocks of each parameter are alive.
fn alive(procedure: &str) -> Vec<(&'static str, isize)> {
    plans(procedure).iter().map(|plan| (plan.name, watch::alive(plan.name))).collect()
}

/// A call, and how many blocks of each parameter are alive before it, when the method begins, when the call is over,
/// and when the client has dropped what it has.
struct Counted {
    procedure: &'static str,
    before: Vec<(&'static str, isize)>,
    during: Vec<(&'static str, isize)>,
    after: Vec<(&'static str, isize)>,
    dropped: Vec<(&'static str, isize)>,
}

impl Counted {
    fn of(procedure: &'static str) -> Counted {
        let before = alive(procedure);
        Counted { procedure, before, during: Vec::new(), after: Vec::new(), dropped: Vec::new() }
    }

    fn over(&mut self, service: &Service) {
        self.during = service.during.lock().unwrap().clone();
        self.after = alive(self.procedure);
    }

    /// Compares what was counted with what the plans say of parameters with one block each.
    fn compare_with_plans(mut self, service: &Service) {
        self.dropped = alive(self.procedure);
        for (i, plan) in plans(self.procedure).iter().enumerate() {
            let owns = |memory| {
                let own = [Memory::Allocator, Memory::Kept, Memory::CallAndAllocator];
                isize::from(own.contains(&memory))
            };
            let (client, server) = (plan.client, plan.server);
            let comes = matches!(plan.direction, Direction::In | Direction::InOut);
            let before = if comes { owns(client.memory) } else { 0 };
            let copy = if comes { owns(server.memory) } else { 0 };
            let kept = if server.freed == Freed::Method { copy } else { 0 };
            let mine = match (client.added, client.freed) {
                (Some(Who::Stub), _) => owns(client.memory),
                (_, Freed::Stub) => 0,
                _ => before,
            };
            let counted = [&self.before, &self.during, &self.after, &self.dropped].map(|c| c[i].1);
            let planned = [before, before + copy, mine + kept, kept];
            assert_eq!(counted, planned, "{} {plan:?}", self.procedure);
        }
        service.kept.lock().unwrap().clear();
        let left: isize = alive(self.procedure).iter().map(|(_, alive)| alive).sum();
        assert_eq!(left, 0, "{}: the method frees what it kept", self.procedure);
    }
}

async fn client() -> (KindsClient, Service, Ledger) {
    let (service, ledger) = (Service::default(), Ledger::new());
    let server = Server::builder().offer(KindsServer::new(service.clone()));
    let server = server.allocator(ledger.clone()).build().unwrap();
    let association = ClientBuilder::new().over(server.in_process());
    (KindsClient::bind(&association).await.unwrap(), service, ledger)
}

const ALL: &[&str] = &["plain", "owned", "plugged", "kept", "borrowed", "block"];

#[test]
fn the_plan_of_each_kind_of_type() {
    let expected = "\
| Kinds | parameter | direction | at the client | at the server |
|---|---|---|---|---|
| plain | a | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| plain | b | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| plain | c | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| plain | d | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| plain | e | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| plain | f | out | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| plain | g | in, out | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| plain | h | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| plain | return | return | stub; its own variables; nothing to free | application; its own variables; nothing to free |
| owned | a | in | application; each type's allocator; stub frees | stub; each type's allocator; method frees |
| owned | b | in | application; each type's allocator; application frees | stub; each type's allocator; stub frees |
| owned | c | out | application, stub adds; each type's allocator; application frees | stub, application adds; each type's allocator; stub frees |
| owned | d | in, out | application, stub adds; each type's allocator; application frees | stub, application adds; each type's allocator; stub frees |
| owned | e | in | application; each type's allocator; stub frees | stub; each type's allocator; method frees |
| owned | n | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| owned | f | in | application; each type's allocator; stub frees | stub; each type's allocator; method frees |
| owned | g | in | application; each type's allocator; application frees | stub; each type's allocator; stub frees |
| owned | return | return | stub; each type's allocator; application frees | application; each type's allocator; stub frees |
| plugged | a | in | application; each type's allocator; stub frees | stub; the call's memory; stub frees |
| plugged | b | in | application; each type's allocator; application frees | stub; the call's memory; stub frees |
| plugged | c | out | application, stub adds; each type's allocator; application frees | stub, application adds; the call's memory; stub frees |
| plugged | d | in, out | application, stub adds; each type's allocator; application frees | stub, application adds; the call's memory; stub frees |
| plugged | return | return | stub; each type's allocator; application frees | application; the call's memory; stub frees |
| kept | a | in | application; each type's allocator; stub frees | stub; the server's allocator; method frees |
| kept | b | in | application; each type's allocator; application frees | stub; the server's allocator; stub frees |
| borrowed | a | in | application; its own variables; application frees | stub; the call's memory; stub frees |
| borrowed | b | in | application; its own variables; application frees | stub; the call's memory; stub frees |
| borrowed | c | out | application, stub adds; the call's memory; freed with that memory | stub, application adds; the call's memory; stub frees |
| borrowed | d | in, out | application, stub adds; the call's memory; freed with that memory | stub, application adds; the call's memory; stub frees |
| borrowed | n | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| borrowed | e | in | application; its own variables; application frees | stub; the call's memory; stub frees |
| borrowed | f | in, out | application; its own variables; application frees | stub; the call's memory; stub frees |
| borrowed | g | in | application; each type's allocator; stub frees | stub; the call's memory, each type's allocator; method frees |
| borrowed | h | out | application, stub adds; the call's memory; freed with that memory | stub, application adds; the call's memory; stub frees |
| borrowed | return | return | stub; its own variables; nothing to free | application; its own variables; nothing to free |
| borrowed | the reply | return | stub; the call's memory; freed with that memory | stub; its own variables; stub frees |
| numbers | a | out | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| numbers | the reply | return | stub; the call's memory; freed with that memory | stub; its own variables; stub frees |
| block | a | out | application, stub adds; one block; freed with that memory | stub, application adds; the call's memory; stub frees |
| block | b | out | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| block | the reply | return | stub; beside the block; freed with the block | stub; its own variables; stub frees |
";
    let table = KindsClient::INTERFACE.memory_table().to_string();
    assert_eq!(table, expected, "{table}");
}

#[tokio::test]
async fn mem_08_numbers_by_any_name_have_nothing_to_free() {
    let (client, service, ledger) = client().await;
    let (pair, mut made, mut colour) = (Pair { a: 1, b: 2 }, Pair::default(), Colour::Red);
    let mut counted = Counted::of("plain");
    let status = Status::ACCESS_DENIED;
    let call = client.plain(1, colour, status, pair, &pair, &mut made, &mut colour, Some(&pair));
    assert_eq!((call.await.unwrap(), made), (status, pair));
    counted.over(&service);
    counted.compare_with_plans(&service);
    assert_eq!(ledger.requests(), 0, "the server allocates nothing: {ledger}");
    for plan in plans("plain") {
        for side in [plan.client, plan.server] {
            assert_eq!((side.memory, side.freed), (Memory::Application, Freed::Nobody), "{plan:?}");
        }
        assert!(plan.client.added.is_none() || plan.direction == Direction::Return, "{plan:?}");
    }
}

#[tokio::test]
async fn mem_11_what_is_moved_is_freed_by_the_clients_stub_and_the_servers_method() {
    let (client, service, ledger) = client().await;
    let (a, b, mut c, mut d) = (holder("a"), holder("b"), None, holder("d"));
    let (e, f, g) = (Some(Box::new(holder("e"))), bytes("f"), [holder("g")]);
    let mut counted = Counted::of("owned");
    let n = f.len() as u32;
    let returned = client.owned(a, &b, &mut c, &mut d, e, n, f, &g).await.unwrap();
    counted.over(&service);
    drop((b, c, d, g, returned));
    counted.compare_with_plans(&service);
    assert_eq!(ledger.requests(), 0, "no call memory: {ledger}");
    for moved in ["a", "e", "f"] {
        let plan = plan("owned", moved);
        assert_eq!((plan.client.freed, plan.server.freed), (Freed::Stub, Freed::Method));
    }
    for kept in ["b", "d", "g"] {
        let plan = plan("owned", kept);
        assert_eq!((plan.client.freed, plan.server.freed), (Freed::Application, Freed::Stub));
    }
}

#[tokio::test]
async fn mem_05_what_is_of_the_methods_allocator_is_in_the_servers_call_memory() {
    let ((client, service, at_server), ledger) = (client().await, Ledger::new());
    let (a, b, mut c, mut d) = (tree(&ledger, "a"), tree(&ledger, "b"), None, tree(&ledger, "d"));
    let mut counted = Counted::of("plugged");
    let returned = client.plugged(ledger.clone(), a, &b, &mut c, &mut d).await.unwrap();
    counted.over(&service);
    // A box and its bytes each: that of `a` was moved into the call.
    assert_eq!(ledger.alive().len(), 8, "{ledger}");
    for parameter in ["a", "b", "c", "d", "return"] {
        let plan = plan("plugged", parameter);
        let of_size = |entry: &&rpc_runtime::memory::Entry| entry.size == watch::size(parameter);
        let mine = ledger.alive().iter().filter(of_size).count();
        assert_eq!(mine == 0, plan.client.freed == Freed::Stub, "{plan:?}");
        assert_eq!((plan.server.memory, plan.server.freed), (Memory::Call, Freed::Stub));
    }
    drop((b, c, d, returned));
    counted.compare_with_plans(&service);
    assert!(ledger.alive().is_empty() && at_server.requests() > 0 && at_server.alive().is_empty());
}

#[tokio::test]
async fn mem_25_what_is_kept_is_of_the_servers_allocator_and_the_methods_to_free() {
    let ((client, service, at_server), ledger) = (client().await, Ledger::new());
    let memory = SharedAllocator::new(ledger.clone());
    let (a, b) = (tree(&memory, "a"), tree(&memory, "b"));
    let mut counted = Counted::of("kept");
    client.kept(memory.clone(), a, &b).await.unwrap();
    counted.over(&service);
    let plan_of_a = plan("kept", "a");
    assert_eq!((plan_of_a.client.freed, plan_of_a.server.memory), (Freed::Stub, Memory::Kept));
    assert_eq!((ledger.alive().len(), at_server.alive().len()), (2, 2), "b here, and a there");
    drop(b);
    counted.compare_with_plans(&service);
    assert!(ledger.alive().is_empty() && at_server.alive().is_empty());
    assert_eq!(plans("kept").len(), 2, "`Nothing` is nothing");
}

#[tokio::test]
async fn mem_28_what_is_borrowed_is_in_the_calls_memory_on_both_sides() {
    let ((client, service, at_server), ledger) = (client().await, Ledger::new());
    let memory = CallMemory::new_in(ledger.clone());
    // What the application borrows from is static, so that it is not counted.
    static LENT: [u8; 1024] = [7; 1024];
    let lent = |parameter| view(&LENT[..watch::size(parameter)]);
    let (a, b, mut c, mut d, mut h) = (lent("i"), lent("i"), None, lent("i"), None);
    let (e, mut f) = ([Pair::default()], [Pair::default()]);
    let g = Mixed { view: lent("i"), holder: holder("g") };
    let mut counted = Counted::of("borrowed");
    let call = client.borrowed(&memory, a, &b, &mut c, &mut d, 1, &e, &mut f, g, &mut h);
    call.await.unwrap();
    counted.over(&service);
    assert_eq!((c.unwrap().bytes, h.unwrap().to_string()), (&bytes("c")[..], "Titel".to_owned()));
    let expected = [
        ("a", Memory::Application, Freed::Application, Memory::Call),
        ("b", Memory::Application, Freed::Application, Memory::Call),
        ("c", Memory::Call, Freed::WithMemory, Memory::Call),
        ("d", Memory::Call, Freed::WithMemory, Memory::Call),
        ("e", Memory::Application, Freed::Application, Memory::Call),
        ("f", Memory::Application, Freed::Application, Memory::Call),
        ("h", Memory::Call, Freed::WithMemory, Memory::Call),
    ];
    for (parameter, memory, freed, at_server) in expected {
        let plan = plan("borrowed", parameter);
        let seen = (plan.client.memory, plan.client.freed, plan.server.memory);
        assert_eq!(seen, (memory, freed, at_server), "{plan:?}");
        assert_eq!(plan.server.freed, Freed::Stub, "{plan:?}");
    }
    let mixed = plan("borrowed", "g").server;
    assert_eq!((mixed.memory, mixed.freed), (Memory::CallAndAllocator, Freed::Method));
    counted.compare_with_plans(&service);
    assert!(at_server.requests() > 0 && at_server.alive().is_empty());
    assert_eq!((ledger.alive().len(), memory.blocks()), (1, 2), "the arena, and the reply");
    drop(memory);
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn ssm_13_the_reply_stays_in_the_memory_that_the_caller_brings() {
    let (client, service, _) = client().await;
    let reply = |procedure: &str| {
        let mut procedures = KindsClient::INTERFACE.procedures.iter();
        procedures.find(|p| p.name == procedure).unwrap().reply
    };
    // Though nothing borrows from it.
    let (memory, mut a) = (CallMemory::new(), 0);
    client.numbers(&memory, &mut a).await.unwrap();
    assert_eq!((a, memory.blocks()), (7, 1));
    assert_eq!(reply("numbers"), Some(Memory::Call));

    let (ledger, mut pair) = (Ledger::new(), Pair::default());
    let mut block = CallBlock::new_in(ledger.clone());
    let mut made = None;
    let mut counted = Counted::of("block");
    client.block(&mut block, &mut made, &mut pair).await.unwrap();
    counted.over(&service);
    assert_eq!(made.unwrap().bytes, bytes("a"));
    counted.compare_with_plans(&service);
    assert_eq!((ledger.requests(), block.blocks()), (1, 2), "the block, and the reply beside it");
    assert_eq!(reply("block"), Some(Memory::Block));
    let plan = plan("block", "a").client;
    assert_eq!((plan.memory, plan.freed), (Memory::Block, Freed::WithMemory));

    for procedure in ALL {
        let brings = ["borrowed", "block"].contains(procedure);
        assert_eq!(reply(procedure).is_some(), brings, "{procedure}");
    }
}

/// Structures that end in an array.
#[derive(Ndr, Debug)]
pub struct OwnedTail {
    pub n: u32,
    #[size_is(n)]
    pub tail: Tail<Vec<u8>>,
}

#[derive(Ndr, Debug)]
pub struct BorrowedTail<'a> {
    pub n: u32,
    #[size_is(n)]
    pub tail: Tail<&'a [u8]>,
}

/// A user's type, which travels as a string.
#[derive(Default, Debug, Clone)]
pub struct Name(std::string::String);

impl TransmittedType<Name> for WString {
    fn to_xmit(name: &Name) -> Result<WString, &'static Flaw> {
        Ok(name.0.as_str().into())
    }

    fn from_xmit(name: WString) -> Result<Name, &'static Flaw> {
        Ok(Name(name.to_string()))
    }
}

/// A number of the user's, which travels as a string.
#[derive(Default, Debug, Clone, Copy)]
pub struct Length(usize);

impl TransmittedType<Length> for WString {
    fn to_xmit(length: &Length) -> Result<WString, &'static Flaw> {
        Ok("x".repeat(length.0).as_str().into())
    }

    fn from_xmit(text: WString) -> Result<Length, &'static Flaw> {
        Ok(Length(text.to_string().len()))
    }
}

#[derive(Ndr, Debug)]
#[switch_type(u32)]
pub enum Choice {
    #[case(1)]
    Number(u32),
    #[case(2)]
    Pointer(Option<Box<u32>>),
}

/// What only a type's layout, or whether it is dropped, tells.
#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b44", version = "1.0")]
pub trait Hidden {
    #[expect(clippy::too_many_arguments)]
    async fn hidden(
        &self,
        view: View<'_>,
        title: Title<'_>,
        text: &WStr,
        both: Mixed<'_>,
        owned_tail: &OwnedTail,
        borrowed_tail: &BorrowedTail<'_>,
        name: TransmitAs<WString, Name>,
        length: TransmitAs<WString, Length>,
        tag: u32,
        #[switch_is(tag)] choice: Choice,
        full: Option<Full<'_, u32>>,
        shared: Option<Shared<u32>>,
        #[size_is(1)] names: Vec<&WStr>,
    ) -> Result<()>;
}

#[test]
fn the_plan_of_what_no_name_tells() {
    let plain = (Memory::Application, Freed::Nobody, Memory::Application, Freed::Nobody);
    let borrowed = (Memory::Application, Freed::Application, Memory::Call, Freed::Stub);
    let owned = (Memory::Allocator, Freed::Stub, Memory::Allocator, Freed::Method);
    let lent = (Memory::Allocator, Freed::Application, Memory::Allocator, Freed::Stub);
    let both = (Memory::Allocator, Freed::Stub, Memory::CallAndAllocator, Freed::Method);
    let expected = [
        ("view", borrowed),
        ("title", borrowed),
        ("text", borrowed),
        ("both", both),
        ("owned_tail", lent),
        ("borrowed_tail", borrowed),
        ("name", owned),
        ("length", plain),
        ("tag", plain),
        ("choice", owned),
        ("full", borrowed),
        ("shared", owned),
        ("names", both),
    ];
    let seen: Vec<_> = HiddenClient::INTERFACE.procedures[0].memory.iter().collect();
    let seen = seen.iter().map(|ParameterPlan { name, client, server, .. }| {
        (*name, (client.memory, client.freed, server.memory, server.freed))
    });
    assert_eq!(seen.collect::<Vec<_>>(), expected);
}
