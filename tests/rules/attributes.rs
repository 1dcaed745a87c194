//! Section P: the attributes of an application configuration file that concern memory.

use std::any::Any;
use std::mem::MaybeUninit;
use std::sync::{Arc, Mutex};

use allocator_api2::alloc::{Allocator, Global};
use allocator_api2::boxed::Box;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::memory::{Ledger, SharedAllocator};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::Raw;
use rpc_tests::{SYNTAXES, hex};

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct View<'a> {
    pub value: u32,
    #[unique]
    pub next: Option<&'a View<'a>>,
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Node {
    pub value: u32,
    #[unique]
    pub next: Option<std::boxed::Box<Node>>,
}

type Kept<A> = Option<Box<u32, A>>;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b41", version = "1.0")]
pub trait Attributes {
    /// The options that say what is so anyway.
    async fn defaults<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[allocate(single_node, free)] a: &Kept<A>,
        #[allocate(free)] b: &mut Kept<A>,
        #[out]
        #[allocate(single_node)]
        c: &mut Kept<A>,
    ) -> Result<()>;

    /// On each kind of pointer.
    async fn kinds<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        memory: A,
        #[allocate(dont_free)] unique: Kept<A>,
        #[allocate(dont_free)] reference: Box<u32, A>,
        n: u32,
        #[allocate(dont_free, single_node)]
        #[size_is(n)]
        list: PluggedVec<u16, A>,
        freed: Kept<A>,
    ) -> Result<()>;

    /// As many nodes as were asked for, in one block.
    async fn all_nodes<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        nodes: u32,
        #[allocate(all_nodes, free)] list: &mut Option<&'a View<'a>>,
        #[out]
        #[allocate(all_nodes)]
        other: &mut Option<&'a View<'a>>,
    ) -> Result<()>;

    /// As many nodes as were asked for, in the caller's buffer.
    async fn byte_count<'a>(
        &self,
        buffer: &'a mut CallBlock<'_>,
        n: u32,
        nodes: u32,
        #[out]
        #[byte_count(n)]
        list: &mut Option<&'a View<'a>>,
    ) -> Result<()>;

    /// A count of another type, behind the result.
    async fn byte_count_late<'a>(
        &self,
        buffer: &'a mut CallBlock<'_>,
        #[out]
        #[byte_count(n)]
        list: &mut Option<&'a View<'a>>,
        n: i16,
    ) -> Result<()>;

    /// Nodes of the global allocator, of which the method takes the first away.
    async fn force_global(
        &self,
        #[force_allocate] list: &mut Option<std::boxed::Box<Node>>,
    ) -> Result<()>;

    /// By value.
    async fn force_value<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[force_allocate] value: Kept<A>,
    ) -> Result<u32>;

    #[notify]
    async fn told(&self, end: u8, #[unique] p: Option<&u32>) -> Result<()>;

    #[notify_flag]
    async fn told_flag(&self, end: u8, #[unique] p: Option<&u32>) -> Result<()>;

    #[notify_flag]
    fn told_blocking(&self, end: u8, list: &Kept<Global>) -> Result<()>;
}

#[derive(Clone, Default)]
pub struct Service {
    book: Ledger,
    events: Arc<Mutex<Vec<String>>>,
    kept: Arc<Mutex<Vec<std::boxed::Box<dyn Any + Send + Sync>>>>,
}

impl Service {
    fn event(&self, event: impl Into<String>) {
        self.events.lock().unwrap().push(event.into());
    }

    /// How much was kept; it is dropped.
    pub fn forget(&self) -> usize {
        self.kept.lock().unwrap().drain(..).count()
    }

    fn events(&self) -> Vec<String> {
        std::mem::take(&mut *self.events.lock().unwrap())
    }
}

pub fn nodes<'a>(memory: &'a CallMemory, nodes: u32) -> Result<Option<&'a View<'a>>> {
    let mut list = None;
    for value in (0..nodes).rev() {
        list = Some(&*memory.allocate(View { value, next: list })?);
    }
    Ok(list)
}

fn count(mut list: Option<&View<'_>>) -> u32 {
    let mut nodes = 0;
    while let Some(node) = list {
        assert_eq!(node.value, nodes);
        (nodes, list) = (nodes + 1, node.next);
    }
    nodes
}

impl Attributes for Service {
    async fn defaults<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        a: &Kept<A>,
        b: &mut Kept<A>,
        c: &mut Kept<A>,
    ) -> Result<()> {
        let sum = a.as_deref().unwrap_or(&0) + b.as_deref().unwrap_or(&0);
        *b = None;
        *c = Some(Box::try_new_in(sum, memory).map_err(|_| Status::OUT_OF_MEMORY)?);
        Ok(())
    }

    async fn kinds<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        _: A,
        unique: Kept<A>,
        reference: Box<u32, A>,
        _: u32,
        list: PluggedVec<u16, A>,
        freed: Kept<A>,
    ) -> Result<()> {
        assert_eq!(freed.as_deref(), Some(&9));
        self.kept.lock().unwrap().push(std::boxed::Box::new((unique, reference, list)));
        Ok(())
    }

    async fn all_nodes<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        n: u32,
        list: &mut Option<&'a View<'a>>,
        other: &mut Option<&'a View<'a>>,
    ) -> Result<()> {
        let memory: &'a CallMemory = block;
        *list = nodes(memory, n)?;
        *other = nodes(memory, n)?;
        Ok(())
    }

    async fn byte_count<'a>(
        &self,
        buffer: &'a mut CallBlock<'_>,
        _: u32,
        n: u32,
        list: &mut Option<&'a View<'a>>,
    ) -> Result<()> {
        *list = nodes(buffer, n)?;
        Ok(())
    }

    async fn byte_count_late<'a>(
        &self,
        buffer: &'a mut CallBlock<'_>,
        list: &mut Option<&'a View<'a>>,
        _: i16,
    ) -> Result<()> {
        *list = nodes(buffer, 1)?;
        Ok(())
    }

    async fn force_global(&self, list: &mut Option<std::boxed::Box<Node>>) -> Result<()> {
        let first = list.take().ok_or(Status::INVALID_ARG)?;
        *list = first.next;
        Ok(())
    }

    async fn force_value<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        value: Kept<A>,
    ) -> Result<u32> {
        self.event(format!("{} alive", self.book.alive().len()));
        let number = value.as_deref().copied().unwrap_or_default();
        drop(value);
        self.event(format!("{} alive", self.book.alive().len()));
        Ok(number)
    }

    async fn told(&self, end: u8, _: Option<&u32>) -> Result<()> {
        self.event("runs");
        match end {
            0 => Ok(()),
            1 => Err(Status::ACCESS_DENIED.into()),
            _ => panic!("told to"),
        }
    }

    fn told_notify(&self) {
        self.event("over");
    }

    async fn told_flag(&self, end: u8, p: Option<&u32>) -> Result<()> {
        // Other calls are made in between.
        tokio::task::yield_now().await;
        self.told(end, p).await
    }

    fn told_flag_notify_flag(&self, ran: bool) {
        self.event(format!("over, ran: {ran}"));
        if self.events.lock().unwrap().len() > 100 {
            panic!("the test wants it");
        }
    }

    fn told_blocking(&self, end: u8, list: &Kept<Global>) -> Result<()> {
        self.event(format!("runs, {:?}", list.as_deref()));
        match end {
            0 => Ok(()),
            1 => Err(Status::ACCESS_DENIED.into()),
            _ => panic!("told to"),
        }
    }

    fn told_blocking_notify_flag(&self, ran: bool) {
        self.event(format!("over, ran: {ran}"));
    }
}

fn server(service: &Service) -> Server {
    let builder = Server::builder().offer(AttributesServer::new(service.clone()));
    builder.allocator(service.book.clone()).build().unwrap()
}

async fn client_in(syntax: SyntaxId) -> (AttributesClient, Service) {
    let service = Service::default();
    let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
    let association = builder.over(server(&service).in_process());
    (AttributesClient::bind(&association).await.unwrap(), service)
}

async fn client() -> (AttributesClient, Service) {
    client_in(SyntaxId::NDR20).await
}

fn boxed<T>(ledger: &Ledger, value: T) -> Box<T, Ledger> {
    Box::new_in(value, ledger.clone())
}

fn opnum(name: &str) -> u16 {
    let procedures = AttributesClient::INTERFACE.procedures;
    procedures.iter().position(|procedure| procedure.name == name).unwrap() as u16
}

#[tokio::test]
async fn acf_02_the_options_that_are_the_default_change_nothing() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let a = Some(boxed(&ledger, 1));
    let (mut b, mut c) = (Some(boxed(&ledger, 2)), None);
    client.defaults(ledger.clone(), &a, &mut b, &mut c).await.unwrap();
    assert_eq!((a.as_deref(), b.as_deref(), c.as_deref()), (Some(&1), None, Some(&3)));
    assert_eq!((ledger.requests(), ledger.frees()), (3, 1));
    assert!(service.book.requests() > 0 && service.book.alive().is_empty());
}

#[tokio::test]
async fn acf_03_any_pointer_can_be_kept_and_what_is_not_kept_is_freed() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let mut list = PluggedVec::new_in(ledger.clone());
    list.extend([5, 6, 7]);
    let (unique, reference) = (Some(boxed(&ledger, 1)), boxed(&ledger, 2));
    let freed = Some(boxed(&ledger, 9));
    client.kinds(ledger.clone(), unique, reference, 3, list, freed).await.unwrap();
    assert!(ledger.alive().is_empty());
    let mut kept: Vec<_> =
        service.book.alive().iter().map(|e| (e.parameter, e.node, e.size)).collect();
    kept.sort_unstable();
    assert_eq!(kept, [("list", "u16", 6), ("reference", "u32", 4), ("unique", "u32", 4)]);
    assert_eq!(service.book.frees(), 1, "`freed`");
    type Three =
        (Kept<SharedAllocator>, Box<u32, SharedAllocator>, PluggedVec<u16, SharedAllocator>);
    let three = service.kept.lock().unwrap().pop().unwrap().downcast::<Three>().unwrap();
    assert_eq!((three.0.as_deref(), *three.1, &three.2[..]), (Some(&1), 2, &[5, 6, 7][..]));
    drop(three);
    assert!(service.book.alive().is_empty());
}

#[tokio::test]
async fn mem_22_the_attribute_says_what_the_block_does() {
    for syntax in SYNTAXES {
        let ((client, service), ledger) = (client_in(syntax).await, Ledger::new());
        let mut block = CallBlock::new_in(ledger.clone());
        let (mut list, mut other) = (None, None);
        client.all_nodes(&mut block, 100, &mut list, &mut other).await.unwrap();
        assert_eq!((count(list), count(other)), (100, 100));
        let alive = ledger.alive();
        assert_eq!((alive.len(), alive[0].size), (1, 200 * size_of::<View<'_>>()));
        assert!(service.book.alive().is_empty());
        drop(block);
        assert!(ledger.alive().is_empty());
    }
}

/// The nodes of an old graph in one memory, and of the new one in a block.
async fn replaced(client: &AttributesClient, ledger: &Ledger, old: &Ledger) {
    let memory = CallMemory::new_in(old.clone());
    let before = nodes(&memory, 3).unwrap();
    let mut block = CallBlock::new_in(ledger.clone());
    let (mut list, mut other) = (before, None);
    client.all_nodes(&mut block, 2, &mut list, &mut other).await.unwrap();
    assert_eq!((count(list), count(other), count(before)), (2, 2, 3));
    assert!(!std::ptr::eq(list.unwrap(), before.unwrap()), "new memory, although there was some");
    assert_eq!((ledger.alive().len(), old.alive().len()), (1, 1), "the old graph is its owner's");
}

#[tokio::test]
async fn mem_26_a_graph_that_comes_back_in_a_block_is_new_and_the_old_one_is_its_owners() {
    let ((client, _), ledger, old) = (client().await, Ledger::new(), Ledger::new());
    replaced(&client, &ledger, &old).await;
    assert!(ledger.alive().is_empty() && old.alive().is_empty(), "nothing is orphaned");
}

#[tokio::test]
async fn acf_04_all_nodes_orphans_no_in_out_graph() {
    let ((client, _), ledger, old) = (client().await, Ledger::new(), Ledger::new());
    for _ in 0..3 {
        replaced(&client, &ledger, &old).await;
        assert!(ledger.alive().is_empty() && old.alive().is_empty());
    }
}

#[tokio::test]
async fn mem_23_a_buffer_that_is_large_enough_is_used_and_one_that_is_not_is_1782() {
    let (client, service) = client().await;
    let size = size_of::<View<'_>>();
    for wanted in [0_usize, 1, 2, 50] {
        // The first node is aligned to 16, and so is the buffer: there is no gap in front of it.
        let large = wanted * size;
        let mut room = vec![MaybeUninit::uninit(); large + 16];
        let start = room.as_ptr().align_offset(16);
        let buffer = &mut room[start..start + large];
        let range = buffer.as_ptr_range();
        let mut block = CallBlock::in_buffer(buffer);
        let mut list = None;
        let n = large as u32;
        client.byte_count(&mut block, n, wanted as u32, &mut list).await.unwrap();
        assert_eq!(count(list), wanted as u32);
        let mut next = list;
        while let Some(node) = next {
            assert!(range.contains(&std::ptr::from_ref(node).cast()));
            next = node.next;
        }
        // One node more fits neither the buffer here nor the server's.
        let error = client.byte_count(&mut block, n, wanted as u32 + 1, &mut None).await;
        assert_eq!(error.unwrap_err().status(), Status::BYTE_COUNT_TOO_SMALL, "{wanted}");
        assert!(service.book.alive().is_empty());
    }
    assert!(service.book.requests() > 0);
    // A server that has more room than the client's buffer: a node more than there is room for.
    let reply = "00000200 00000000 04000200 01000000 00000000";
    let stream = Raw::server_that_answers(hex(reply));
    let client = AttributesClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
    let mut buffer = vec![MaybeUninit::uninit(); size];
    let mut block = CallBlock::in_buffer(&mut buffer);
    let mut list = None;
    let error = client.byte_count(&mut block, size as u32, 2, &mut list).await.unwrap_err();
    assert_eq!(error.status(), Status::BYTE_COUNT_TOO_SMALL);
    assert!(list.is_none());
}

#[tokio::test]
async fn mem_23_the_servers_block_has_the_size_of_the_clients_buffer() {
    let size = size_of::<View<'_>>() as u32;
    let service = Service::default();
    let mut raw = Raw::client_of(&server(&service), AttributesClient::INTERFACE.id).await;
    let call = |n: u32, nodes: u32| [n.to_le_bytes(), nodes.to_le_bytes()].concat();
    let opnum = opnum("byte_count");
    // Exactly as much as the graph needs.
    assert!(raw.call(opnum, &call(size, 1)).await.is_ok());
    assert_eq!(service.book.bytes(), size as usize, "and no more");
    assert!(raw.call(opnum, &call(3 * size, 3)).await.is_ok());
    for (n, nodes) in [(size - 1, 1), (0, 1), (3 * size - 1, 3)] {
        assert_eq!(raw.call(opnum, &call(n, nodes)).await, Err(Status::BYTE_COUNT_TOO_SMALL));
    }
    // A client that promises a buffer of four gigabytes makes the server allocate what it needs.
    let bytes = service.book.bytes();
    assert!(raw.call(opnum, &call(u32::MAX, 1)).await.is_ok());
    assert!(service.book.bytes() - bytes <= 1024);
    assert!(service.book.alive().is_empty());
}

#[tokio::test]
async fn mem_24_only_the_callers_own_buffer_is_not_available_in_ndr64() {
    let (client, service) = client_in(SyntaxId::NDR64).await;
    let mut buffer = vec![MaybeUninit::uninit(); 100];
    let mut block = CallBlock::in_buffer(&mut buffer);
    let error = client.byte_count(&mut block, 100, 1, &mut None).await.unwrap_err();
    assert_eq!(error.status(), Status::UNSUPPORTED_TRANS_SYN);
    assert!(!error.may_have_executed());
    assert!(
        error.to_string().contains("transfer_syntaxes(&[SyntaxId::NDR20])"),
        "what to do: {error}"
    );
    assert_eq!(service.book.requests(), 0);
    // A block that gets its size from the reply is.
    let mut block = CallBlock::new();
    let mut list = None;
    client.byte_count(&mut block, 100, 1, &mut list).await.unwrap();
    assert_eq!(count(list), 1);
}

#[tokio::test]
async fn acf_05_the_count_is_the_size_of_the_buffer_that_is_there() {
    let (client, service) = client().await;
    let mut buffer = vec![MaybeUninit::uninit(); 64];
    let mut block = CallBlock::in_buffer(&mut buffer);
    for n in [0, 63, 65, u32::MAX] {
        let error = client.byte_count(&mut block, n, 1, &mut None).await.unwrap_err();
        assert_eq!((error.status(), error.parameter()), (Status::BAD_STUB_DATA, Some("n")));
        assert!(!error.may_have_executed(), "{n}");
    }
    for n in [-1, 0, 63] {
        let error = client.byte_count_late(&mut block, &mut None, n).await.unwrap_err();
        assert_eq!((error.status(), error.parameter()), (Status::BAD_STUB_DATA, Some("n")));
    }
    assert_eq!(service.book.requests(), 0);
    let mut list = None;
    client.byte_count_late(&mut block, &mut list, 64).await.unwrap();
    assert_eq!(count(list), 1);
}

#[tokio::test]
async fn acf_05_a_negative_count_of_a_peer_is_no_memory() {
    let service = Service::default();
    let mut raw = Raw::client_of(&server(&service), AttributesClient::INTERFACE.id).await;
    let error = raw.call(opnum("byte_count_late"), &hex("ffff")).await;
    assert_eq!(error, Err(Status::BYTE_COUNT_TOO_SMALL));
    assert_eq!(service.book.requests(), 0);
}

#[tokio::test]
async fn mem_34_nodes_of_the_global_allocator_are_the_methods_too() {
    let client = client().await.0;
    let node = |value, next| Some(std::boxed::Box::new(Node { value, next }));
    let mut list = node(1, node(2, None));
    client.force_global(&mut list).await.unwrap();
    assert_eq!(list, node(2, None));
    let error = client.force_global(&mut None).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_ARG);
}

#[tokio::test]
async fn acf_15_a_value_is_freed_when_the_method_frees_it() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let value = Some(boxed(&ledger, 7));
    assert_eq!(client.force_value(ledger.clone(), value).await.unwrap(), 7);
    assert_eq!(service.events(), ["1 alive", "0 alive"]);
    // Without the attribute, nodes are in the call's memory, which is freed as a whole.
    client.defaults(ledger, &None, &mut None, &mut None).await.unwrap();
    assert_eq!(service.book.requests(), 2);
}

#[tokio::test]
async fn acf_13_a_service_is_told_of_every_end_once() {
    let (client, service) = client().await;
    client.told(0, Some(&1)).await.unwrap();
    assert_eq!(service.events(), ["runs", "over"]);
    assert_eq!(client.told(1, None).await.unwrap_err().status(), Status::ACCESS_DENIED);
    assert_eq!(service.events(), ["runs", "over"]);
    assert_eq!(client.told(2, None).await.unwrap_err().status(), Status::CALL_FAILED);
    assert_eq!(service.events(), ["runs", "over"]);
}

#[tokio::test]
async fn acf_13_a_service_is_told_when_the_method_could_not_run() {
    let service = Service::default();
    let mut raw = Raw::client_of(&server(&service), AttributesClient::INTERFACE.id).await;
    // A pointer without its pointee.
    let error = raw.call(opnum("told"), &hex("00 000000 00000200")).await.unwrap_err();
    assert_eq!(error, Status::BAD_STUB_DATA);
    assert_eq!(service.events(), ["over"]);
    // A number that the interface does not have is no call of anything.
    assert!(raw.call(99, &[]).await.is_err());
    assert!(service.events().is_empty());
}

#[tokio::test]
async fn acf_14_the_flag_says_whether_the_method_ran() {
    for syntax in SYNTAXES {
        let (client, service) = client_in(syntax).await;
        for end in 0..3 {
            assert_eq!(client.told_flag(end, None).await.is_ok(), end == 0);
            assert_eq!(service.events(), ["runs", "over, ran: true"]);
            assert_eq!(client.told_blocking(end, &Some(Box::new(5))).await.is_ok(), end == 0);
            assert_eq!(service.events(), ["runs, Some(5)", "over, ran: true"]);
        }
    }
    let service = Service::default();
    let mut raw = Raw::client_of(&server(&service), AttributesClient::INTERFACE.id).await;
    for name in ["told_flag", "told_blocking"] {
        let error = raw.call(opnum(name), &hex("00 000000 00000200")).await.unwrap_err();
        assert_eq!(error, Status::BAD_STUB_DATA);
        assert_eq!(service.events(), ["over, ran: false"]);
    }
}

#[tokio::test]
async fn acf_14_no_memory_for_the_arguments_is_a_call_that_did_not_run() {
    let service = Service::default();
    let book = Ledger::new();
    let server = Server::builder()
        .offer_in(AttributesServer::new(service.clone()), book.clone())
        .build()
        .unwrap();
    let mut raw = Raw::client_of(&server, AttributesClient::INTERFACE.id).await;
    // `kinds` and `force_value` need memory; they are not told. `told_flag` needs none.
    book.fail_at(1);
    let error = raw.call(opnum("force_value"), &hex("00000200 01000000")).await.unwrap_err();
    assert_eq!(error, Status::OUT_OF_MEMORY);
    assert!(service.events().is_empty());
    raw.call(opnum("told_flag"), &hex("00 000000 00000000")).await.unwrap();
    assert_eq!(service.events(), ["runs", "over, ran: true"]);
}

#[tokio::test]
async fn acf_14_a_service_that_panics_when_it_is_told_harms_nobody() {
    let (client, service) = client().await;
    for end in [0, 1, 2] {
        service.events.lock().unwrap().extend(vec![String::new(); 100]);
        let status = client.told_flag(end, None).await.map_err(|error| error.status());
        let own = [Ok(()), Err(Status::ACCESS_DENIED), Err(Status::CALL_FAILED)];
        assert_eq!(status, own[usize::from(end)], "the method's own end");
        service.events();
        client.told(0, None).await.unwrap();
        assert_eq!(service.events(), ["runs", "over"]);
    }
}
