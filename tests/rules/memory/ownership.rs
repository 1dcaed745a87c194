//! Who allocates, who frees, and when.

use std::alloc::Layout;
use std::any::Any;
use std::ptr::NonNull;
use std::sync::{Arc, Mutex};

use allocator_api2::alloc::{AllocError, Allocator, Global};
use allocator_api2::boxed::Box;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::memory::{Entry, Ledger, SharedAllocator};
use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{DecodeLimits, Decoder, Ndr20, Ndr64};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_runtime::transport::Stream;
use rpc_tests::raw::Raw;
use rpc_tests::{NUMBERS_ARE_BORROWED, SYNTAXES, Stub, encode, hex, until};

#[derive(Ndr, Debug)]
pub struct Node<A: Allocator> {
    pub value: u32,
    #[unique]
    pub next: List<A>,
}

pub type List<A> = Option<Box<Node<A>, A>>;

/// What a method does when it has changed everything.
pub const RETURN: u8 = 0;
pub const FAIL: u8 = 1;
pub const PANIC: u8 = 2;
pub const HANG: u8 = 3;

/// The application's own status.
pub const OWN: Status = Status(0xe000_0001);

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b40", version = "1.0")]
pub trait Owners {
    /// Adds a node to `list`, makes `made`, and ends as it is told to.
    #[notify_flag]
    async fn change<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        end: u8,
        list: &mut List<A>,
        #[out] made: &mut List<A>,
    ) -> Result<List<A>>;

    /// Keeps the list when the call is over, unless it is told to fail.
    #[notify_flag]
    async fn keep<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        memory: A,
        #[allocate(dont_free)] list: List<A>,
        end: u8,
    ) -> Result<()>;

    /// Takes the second node out and frees it, and puts a new one in front.
    #[notify_flag]
    async fn operate<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[force_allocate] list: &mut List<A>,
        end: u8,
    ) -> Result<()>;

    /// Only looks.
    async fn look<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        list: &List<A>,
    ) -> Result<u32>;

    /// Doubles what is in the buffer.
    async fn buffer(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        zero: &mut [u16],
        #[size_is(n)] twice: &mut [u16],
    ) -> Result<bool>;

    /// Makes a string longer.
    async fn text(&self, text: &mut WString) -> Result<()>;

    /// The call's memory, borrowed.
    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        n: u32,
        #[size_is(n)] names: &[&WStr],
        #[out] list: &mut Option<&'a View<'a>>,
    ) -> Result<()>;

    /// Lets its own variables refer to something else.
    async fn rebind(&self, n: u32, #[out] a: &mut u32, #[size_is(n)] b: &mut [u16]) -> Result<()>;
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct View<'a> {
    pub name: &'a WStr,
    #[unique]
    pub next: Option<&'a View<'a>>,
}

/// Whether the method ran, and what was alive when the service was told that the call is over.
pub type Told = (bool, Vec<Entry>);

/// What a service saw and keeps.
#[derive(Clone, Default)]
pub struct Service {
    /// The server's book.
    pub book: Ledger,
    /// What was alive when a method began, when it ended, and when it was told that its call is over.
    pub seen: Arc<Mutex<Vec<Vec<Entry>>>>,
    pub over: Arc<Mutex<Vec<Told>>>,
    pub kept: Arc<Mutex<Vec<std::boxed::Box<dyn Any + Send + Sync>>>>,
}

impl Service {
    fn see(&self) {
        self.seen.lock().unwrap().push(self.book.alive());
    }

    fn told(&self, ran: bool) {
        self.over.lock().unwrap().push((ran, self.book.alive()));
    }

    async fn end(&self, end: u8) -> Result<()> {
        match end {
            RETURN => Ok(()),
            FAIL => Err(Error::new(OWN, "told to")),
            PANIC => panic!("told to"),
            _ => std::future::pending().await,
        }
    }
}

pub fn node<A: Allocator>(memory: A, value: u32, next: List<A>) -> Result<List<A>> {
    let made = Box::try_new_in(Node { value, next }, memory);
    Ok(Some(made.map_err(|_| Status::OUT_OF_MEMORY)?))
}

impl Owners for Service {
    async fn change<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        end: u8,
        list: &mut List<A>,
        made: &mut List<A>,
    ) -> Result<List<A>> {
        self.see();
        assert!(made.is_none(), "an [out] pointer starts as null");
        if let Some(first) = list {
            first.value += 1;
        }
        *list = node(memory.clone(), 100, list.take())?;
        *made = node(memory.clone(), 200, None)?;
        let returned = node(memory, 300, None)?;
        self.see();
        self.end(end).await?;
        Ok(returned)
    }

    fn change_notify_flag(&self, ran: bool) {
        self.told(ran);
    }

    async fn keep<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        _: A,
        list: List<A>,
        end: u8,
    ) -> Result<()> {
        self.see();
        self.end(end).await?;
        self.kept.lock().unwrap().push(std::boxed::Box::new(list));
        Ok(())
    }

    fn keep_notify_flag(&self, ran: bool) {
        self.told(ran);
    }

    async fn operate<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        list: &mut List<A>,
        end: u8,
    ) -> Result<()> {
        self.see();
        if let Some(first) = list {
            let second = first.next.take();
            first.next = second.and_then(|second| Box::into_inner(second).next);
        }
        self.see();
        *list = node(memory, 100, list.take())?;
        self.see();
        self.end(end).await
    }

    fn operate_notify_flag(&self, ran: bool) {
        self.told(ran);
    }

    async fn look<A: Allocator + Clone + Send + Sync>(&self, _: A, list: &List<A>) -> Result<u32> {
        self.see();
        Ok(values(list).iter().sum())
    }

    async fn buffer(&self, _: u32, zero: &mut [u16], twice: &mut [u16]) -> Result<bool> {
        self.see();
        let fresh = zero.iter().all(|element| *element == 0);
        twice.iter_mut().for_each(|element| *element *= 2);
        zero.fill(9);
        Ok(fresh)
    }

    async fn text(&self, text: &mut WString) -> Result<()> {
        *text = format!("{text}{text}").as_str().into();
        Ok(())
    }

    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        _: u32,
        names: &[&WStr],
        list: &mut Option<&'a View<'a>>,
    ) -> Result<()> {
        for name in names {
            let name = memory.allocate_wide(&name.to_string())?;
            *list = Some(memory.allocate(View { name, next: *list })?);
        }
        Ok(())
    }

    async fn rebind(&self, mut n: u32, mut a: &mut u32, mut b: &mut [u16]) -> Result<()> {
        let (mut own, mut array) = (0, [0; 1]);
        (*a, b[0]) = (1, 1);
        (a, b, n) = (&mut own, &mut array, n - 1);
        (*a, b[0]) = (n, 2);
        Ok(())
    }
}

pub fn values<A: Allocator>(list: &List<A>) -> Vec<u32> {
    let mut values = Vec::new();
    let mut next = list;
    while let Some(node) = next {
        values.push(node.value);
        next = &node.next;
    }
    values
}

pub fn list<A: Allocator + Clone>(memory: &A, values: &[u32]) -> List<A> {
    values.iter().rev().fold(None, |next, value| node(memory.clone(), *value, next).unwrap())
}

fn addresses<A: Allocator>(list: &List<A>) -> Vec<usize> {
    let mut addresses = Vec::new();
    let mut next = list;
    while let Some(node) = next {
        addresses.push(std::ptr::from_ref(&**node).addr());
        next = &node.next;
    }
    addresses
}

/// The parameter and the type of each entry, without the modules.
fn whose(entries: &[Entry]) -> Vec<(&'static str, &'static str)> {
    let mut whose: Vec<_> = entries.iter().map(|e| (e.request, e.parameter, e.node)).collect();
    whose.sort_unstable();
    let name = |node: &'static str| {
        let end = node.find('<').unwrap_or(node.len());
        node[..end].rsplit("::").next().unwrap_or(node)
    };
    whose.into_iter().map(|(_, parameter, node)| (parameter, name(node))).collect()
}

fn server(service: &Service) -> Server {
    let builder = Server::builder().offer(OwnersServer::new(service.clone()));
    builder.allocator(service.book.clone()).build().unwrap()
}

async fn client() -> (OwnersClient, Service) {
    let service = Service::default();
    let association = ClientBuilder::new().over(server(&service).in_process());
    (OwnersClient::bind(&association).await.unwrap(), service)
}

/// A client whose server answers each request with this stub.
async fn answered(reply: &str) -> OwnersClient {
    let stream = Raw::server_that_answers(hex(reply));
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    OwnersClient::bind(&builder.over(stream)).await.unwrap()
}

/// An allocator whose memory is never zero by chance: what it gives out and takes back is overwritten.
#[derive(Clone, Copy)]
struct Dirty;

// SAFETY: blocks come from the global allocator, and go back to it.
unsafe impl Allocator for Dirty {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        let block = Global.allocate(layout)?;
        // SAFETY: the block is fresh, and as large as it says.
        unsafe { block.cast::<u8>().write_bytes(0xdd, block.len()) };
        Ok(block)
    }

    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the block is from here, with this layout, and is not used any more.
        unsafe {
            block.write_bytes(0xdd, layout.size());
            Global.deallocate(block, layout);
        }
    }
}

#[tokio::test]
async fn mem_03_every_request_says_the_alignment_that_it_needs() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let mut nodes = list(&ledger, &[1]);
    let mut made = None;
    let returned = client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
    let (size, align) = (size_of::<Node<Ledger>>(), align_of::<Node<Ledger>>());
    assert_eq!(align, align_of::<usize>());
    assert!(ledger.alive().iter().all(|entry| (entry.size, entry.align) == (size, align)));
    for list in [&nodes, &made, &returned] {
        assert!(addresses(list).iter().all(|address| address % 8 == 0));
    }
    let at_server = service.seen.lock().unwrap()[0].clone();
    assert!(at_server.iter().all(|chunk| chunk.align == 16), "any node fits a chunk");
}

#[tokio::test]
async fn mem_04_every_node_goes_back_to_the_allocator_that_it_came_from() {
    let ((client, _), first, second) = (client().await, Ledger::new(), Ledger::new());
    let mut nodes = list(&first, &[1, 2]);
    // The call brings another allocator of the same type. A ledger panics when it gets a foreign block.
    let mut made = None;
    let returned = client.change(second.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
    assert_eq!(values(&nodes), [100, 2, 2]);
    assert_eq!((first.alive().len(), second.alive().len()), (2, 3));
    drop((nodes, made, returned));
    assert_eq!((first.alive().len(), second.alive().len()), (0, 0));
    assert_eq!((first.frees(), second.frees()), (2, 3));
}

#[tokio::test]
async fn mem_05_the_server_allocates_what_it_decodes() {
    let (client, service) = client().await;
    let nodes = list(&Global, &[1, 2, 3]);
    assert_eq!(client.look(Global, &nodes).await.unwrap(), 6);
    let seen = service.seen.lock().unwrap()[0].clone();
    assert_eq!(whose(&seen), [("list", "Node")], "one piece of the call's memory for all nodes");
    assert!(service.book.alive().is_empty());
}

#[tokio::test]
async fn the_ledger_blames_no_stub_for_what_others_allocate() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let mut made = None;
    let mine = |ledger: &Ledger| {
        let mine = Box::new_in(7_u8, ledger.clone());
        let entry = ledger.alive().into_iter().find(|entry| entry.size == 1).unwrap();
        drop(mine);
        (entry.parameter, entry.node)
    };
    client.change(ledger.clone(), RETURN, &mut None, &mut made).await.unwrap();
    assert_eq!(mine(&ledger), ("", ""));
    // A failure at the client, in the middle of a result; and one at the server, in an argument. Both are
    // in this thread.
    ledger.fail_at(ledger.requests() + 2);
    client.change(ledger.clone(), RETURN, &mut None, &mut made).await.unwrap_err();
    assert_eq!(mine(&ledger), ("", ""));
    service.book.fail_at(service.book.requests() + 2);
    let nodes = list(&Ledger::new(), &[1, 2]);
    client.keep(Ledger::new(), nodes, RETURN).await.unwrap_err();
    assert_eq!(mine(&ledger), ("", ""));
    let memory = CallMemory::new_in(ledger.clone());
    memory.allocate(1_u64).unwrap();
    assert_eq!(whose(&ledger.alive()).last(), Some(&("", "u64")), "the first node in it");
    assert_eq!(mine(&ledger), ("", ""));
}

#[tokio::test]
async fn mem_07_the_servers_memory_is_freed_when_the_reply_is_marshalled() {
    // What is freed is overwritten: the reply has been made before.
    let ledger = Ledger::over(Dirty);
    let service = Service::default();
    let server = Server::builder().offer(OwnersServer::new(service)).allocator(ledger.clone());
    let server = server.build().unwrap();
    for syntax in SYNTAXES {
        let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
        let client = OwnersClient::bind(&builder.over(server.in_process())).await.unwrap();
        let (mut nodes, mut made) = (list(&Global, &[1, 2]), None);
        let returned = client.change(Global, RETURN, &mut nodes, &mut made).await.unwrap();
        assert_eq!(values(&nodes), [100, 2, 2]);
        assert_eq!((values(&made), values(&returned)), (vec![200], vec![300]));
        client.operate(Global, &mut nodes, RETURN).await.unwrap();
        assert_eq!(values(&nodes), [100, 100, 2]);

        let (memory, mut first) = (CallMemory::new(), None);
        let names = ["eins", "zwei"].map(WString::from);
        let names: Vec<&WStr> = names.iter().map(|name| &**name).collect();
        client.borrowed(&memory, 2, &names, &mut first).await.unwrap();
        let (first, second) = (first.unwrap(), first.unwrap().next.unwrap());
        assert_eq!((first.name, second.name, second.next), (names[1], names[0], None));
        assert!(ledger.requests() > 0 && ledger.alive().is_empty(), "{ledger}");
    }
}

#[tokio::test]
async fn mem_08_in_data_is_the_callers_and_the_server_has_a_copy() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let nodes = list(&ledger, &[1, 2, 3]);
    let (before, requests) = ((addresses(&nodes), ledger.alive()), ledger.requests());
    client.look(ledger.clone(), &nodes).await.unwrap();
    assert_eq!((addresses(&nodes), ledger.alive()), before);
    assert_eq!(
        (ledger.requests(), ledger.frees()),
        (requests, 0),
        "the client's stub has no part in it"
    );
    assert_eq!((service.book.requests(), service.book.frees()), (1, 1));
}

#[tokio::test]
async fn mem_09_out_data_is_allocated_by_the_clients_stub_and_the_servers_method() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let (mut nodes, mut made) = (None, None);
    let returned = client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
    let expected = [("list", "Node"), ("made", "Node"), ("return", "Node")];
    assert_eq!(whose(&ledger.alive()), expected, "one for each that was null");
    assert_eq!([values(&nodes), values(&made), values(&returned)], [[100], [200], [300]]);
    let seen = service.seen.lock().unwrap().clone();
    assert!(seen[0].is_empty(), "the server's stub allocates nothing below an [out] parameter");
    assert!(seen[1].iter().all(|entry| entry.parameter.is_empty()) && !seen[1].is_empty());
}

#[tokio::test]
async fn mem_10_each_side_allocates_what_it_adds() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let mut nodes = list(&ledger, &[1, 2]);
    let (before, requests) = (addresses(&nodes), ledger.requests());
    client.operate(ledger.clone(), &mut nodes, RETURN).await.unwrap();
    assert_eq!(values(&nodes), [100, 1]);
    assert_eq!((addresses(&nodes), ledger.requests()), (before.clone(), requests));

    let (mut made, requests) = (None, ledger.requests());
    client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
    assert_eq!(values(&nodes), [100, 101, 1]);
    assert_eq!(addresses(&nodes)[..2], before, "the initial data is the application's");
    let added: Vec<_> = ledger.alive().into_iter().filter(|e| e.request > requests).collect();
    assert_eq!(whose(&added), [("list", "Node"), ("made", "Node")], "the stub adds");

    // At the server it is the other way round: the stub made the two, the method the third.
    let seen = service.seen.lock().unwrap().clone();
    assert_eq!(whose(&seen[0]), [("list", "Node"), ("list", "Node")]);
    assert_eq!(whose(&seen[2]), [("list", "Node"), ("", "")]);
}

#[tokio::test]
async fn mem_11_the_clients_stub_frees_no_result_and_the_server_all_of_it() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let (mut nodes, mut made) = (None, None);
    let returned = client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
    assert_eq!((ledger.alive().len(), ledger.frees()), (3, 0));
    assert_eq!(service.book.requests(), service.book.frees());
    drop(nodes);
    assert_eq!(ledger.alive().len(), 2);
    drop((made, returned));
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn mem_11_the_server_frees_everything_however_a_call_ends() {
    for (end, status) in [(FAIL, OWN), (PANIC, Status::CALL_FAILED)] {
        let ((client, service), ledger) = (client().await, Ledger::new());
        let (mut nodes, mut made) = (list(&ledger, &[1, 2]), None);
        let before = (values(&nodes), addresses(&nodes), ledger.alive());
        let error = client.change(ledger.clone(), end, &mut nodes, &mut made).await.unwrap_err();
        assert_eq!(error.status(), status);
        let error = client.operate(ledger.clone(), &mut nodes, end).await.unwrap_err();
        assert_eq!(error.status(), status);
        let error = client.keep(ledger.clone(), list(&ledger, &[5]), end).await.unwrap_err();
        assert_eq!(error.status(), status);
        assert!(service.book.requests() > 0 && service.book.alive().is_empty());
        assert_eq!((values(&nodes), addresses(&nodes), ledger.alive()), before);
        assert!(made.is_none());
        assert!(service.over.lock().unwrap().iter().all(|(ran, alive)| *ran && alive.is_empty()));
    }
}

#[tokio::test]
async fn mem_11_a_call_that_is_given_up_frees_everything_on_both_sides() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let (mut nodes, mut made) = (list(&ledger, &[1, 2]), None);
    let before = ledger.alive();
    {
        let call = client.change(ledger.clone(), HANG, &mut nodes, &mut made);
        tokio::pin!(call);
        tokio::select! {
            _ = &mut call => unreachable!("it hangs"),
            () = until(|| service.seen.lock().unwrap().len() == 2) => {}
        }
    }
    until(|| !service.over.lock().unwrap().is_empty()).await;
    assert_eq!(*service.over.lock().unwrap(), [(true, Vec::new())]);
    assert_eq!((values(&nodes), ledger.alive()), (vec![1, 2], before));
    assert_eq!(
        client.look(ledger, &nodes).await.unwrap(),
        3,
        "the connection is as good as before"
    );
}

#[tokio::test]
async fn mem_11_a_broken_connection_frees_everything_on_both_sides() {
    let (service, ledger) = (Service::default(), Ledger::new());
    let (ours, theirs) = Stream::pair();
    let server = server(&service);
    let serving = tokio::spawn(async move { server.serve(theirs).await });
    let client = OwnersClient::bind(&ClientBuilder::new().over(ours)).await.unwrap();
    let (mut nodes, mut kept) = (list(&ledger, &[1, 2]), list(&ledger, &[3]));
    let before = ledger.alive();
    let (mut made, other) = (None, client.clone());
    let calls = async {
        tokio::join!(
            client.change(ledger.clone(), HANG, &mut nodes, &mut made),
            other.operate(ledger.clone(), &mut kept, HANG),
        )
    };
    let abort = async {
        until(|| service.seen.lock().unwrap().len() == 5).await;
        serving.abort();
    };
    let ((a, b), ()) = tokio::join!(calls, abort);
    assert_eq!(a.unwrap_err().status(), Status::COMM_FAILURE);
    assert_eq!(b.unwrap_err().status(), Status::COMM_FAILURE);
    until(|| service.over.lock().unwrap().len() == 2).await;
    assert!(service.over.lock().unwrap().iter().all(|(ran, _)| *ran));
    assert!(service.book.alive().is_empty());
    assert_eq!((values(&nodes), values(&kept), ledger.alive()), (vec![1, 2], vec![3], before));
}

#[tokio::test]
async fn mem_12_a_parameter_has_its_place_at_the_server_whatever_the_client_has() {
    let service = Service::default();
    let mut raw = Raw::client_of(&server(&service), OwnersClient::INTERFACE.id).await;
    // `end`, a null list: the place of `list` is there all the same, and so is that of `made`.
    let reply = raw.call(0, &hex("00 000000 00000000")).await.unwrap();
    assert_eq!(
        reply,
        hex("00000200 64000000 00000000  04000200 c8000000 00000000  08000200 2c010000 00000000")
    );
    // A buffer of no elements is a buffer.
    let reply = raw.call(4, &hex("00000000 00000000")).await.unwrap();
    assert_eq!(reply, hex("00000000 00000000 01"));
}

#[tokio::test]
async fn mem_14_what_has_no_room_may_not_grow_and_what_owns_its_memory_may() {
    // Three elements for each buffer of two, and true.
    let client = answered("03000000 0100 0200 0300 0000 03000000 0100 0200 0300 01").await;
    let (mut zero, mut all) = ([7; 2], [1, 2, 3]);
    let error = client.buffer(2, &mut zero, &mut all[..2]).await.unwrap_err();
    assert_eq!((error.status(), zero, all), (Status::BAD_STUB_DATA, [7; 2], [1, 2, 3]));

    let client = self::client().await.0;
    let mut text = WString::from("ab");
    client.text(&mut text).await.unwrap();
    assert_eq!(text, "abab");
}

#[tokio::test]
async fn mem_16_a_unique_pointer_is_freed_when_it_becomes_null_and_allocated_when_it_stops() {
    let ledger = Ledger::new();
    let null = "00000000 00000000 00000000";
    let there = "00000200 08000000 00000000 00000000 00000000";
    let (mut nodes, mut made) = (list(&ledger, &[1, 2]), None);
    for (reply, counts) in [(null, (2, 2)), (null, (2, 2)), (there, (3, 2)), (there, (3, 2))] {
        let client = answered(reply).await;
        client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
        assert_eq!((ledger.requests(), ledger.frees()), counts);
        assert_eq!(nodes.is_some(), reply == there);
    }
}

#[tokio::test]
async fn mem_19_a_returned_pointer_is_new_memory_whatever_is_there() {
    let ((client, _), ledger) = (client().await, Ledger::new());
    let (mut nodes, mut made) = (list(&ledger, &[1]), None);
    let mut all = Vec::new();
    for calls in 1..=3 {
        all.push(client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap());
        let returned = ledger.alive().iter().filter(|entry| entry.parameter == "return").count();
        assert_eq!(returned, calls);
    }
    let mut places: Vec<_> = all.iter().flat_map(addresses).collect();
    places.dedup();
    assert_eq!(places.len(), 3);
}

#[tokio::test]
async fn mem_20_existing_storage_is_written_over_and_never_beyond() {
    let client = client().await.0;
    let (mut zero, mut all) = ([7; 3], [1, 2, 3, 4]);
    assert!(client.buffer(3, &mut zero, &mut all[..3]).await.unwrap());
    assert_eq!((zero, all), ([9; 3], [2, 4, 6, 4]));
}

#[tokio::test]
async fn mem_21_by_default_a_node_is_an_allocation_and_the_server_may_have_its_own_memory() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let (mut nodes, mut made) = (None, None);
    client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
    client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
    assert_eq!(values(&nodes), [100, 101]);
    let of_list = ledger.alive().iter().filter(|entry| entry.parameter == "list").count();
    assert_eq!(of_list, 2, "one for each node");
    assert_eq!(service.book.requests(), 2, "one piece for each call, with all of its nodes");
}

#[tokio::test]
async fn mem_25_what_a_method_keeps_outlives_its_call_its_connection_and_its_server() {
    let (service, ledger) = (Service::default(), Ledger::new());
    let server = server(&service);
    let association = ClientBuilder::new().over(server.in_process());
    let client = OwnersClient::bind(&association).await.unwrap();
    client.keep(ledger.clone(), list(&ledger, &[1, 2, 3]), RETURN).await.unwrap();
    client.keep(ledger.clone(), None, RETURN).await.unwrap();
    client.keep(ledger.clone(), list(&ledger, &[4]), RETURN).await.unwrap();
    assert!(ledger.alive().is_empty(), "what was passed by value is gone at the client");
    assert_eq!(whose(&service.book.alive()), [("list", "Node"); 4]);
    let over = service.over.lock().unwrap().clone();
    assert_eq!(over.iter().map(|(_, alive)| alive.len()).collect::<Vec<_>>(), [3, 3, 4]);

    drop((client, association));
    server.shutdown(std::time::Duration::from_secs(5)).await;
    drop(server);
    let mut kept = std::mem::take(&mut *service.kept.lock().unwrap());
    let first = kept.remove(0).downcast::<List<SharedAllocator>>().expect("the server's allocator");
    assert_eq!(values(&first), [1, 2, 3]);
    assert_eq!(service.book.frees(), 0, "{}", service.book);
    drop(first);
    assert_eq!((service.book.frees(), whose(&service.book.alive())), (3, vec![("list", "Node")]));
    drop(kept);
    assert!(service.book.alive().is_empty());
}

#[tokio::test]
async fn mem_25_what_a_method_did_not_come_to_keep_is_freed() {
    let service = Service::default();
    let mut raw = Raw::client_of(&server(&service), OwnersClient::INTERFACE.id).await;
    // Two nodes, and the second one ends too early.
    let error = raw.call(1, &hex("00000200 01000000 04000200 02000000")).await.unwrap_err();
    assert_eq!(error, Status::BAD_STUB_DATA);
    assert_eq!(*service.over.lock().unwrap(), [(false, Vec::new())], "the method did not run");
    assert_eq!((service.book.requests(), service.book.alive().len()), (service.book.frees(), 0));
}

#[tokio::test]
async fn mem_25_a_server_without_an_allocator_keeps_in_the_global_one() {
    let service = Service::default();
    let server = Server::builder().offer(OwnersServer::new(service.clone())).build().unwrap();
    let client = OwnersClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    client.keep(Global, list(&Global, &[1, 2]), RETURN).await.unwrap();
    let kept = service.kept.lock().unwrap().pop().unwrap();
    assert_eq!(values(&kept.downcast::<List<SharedAllocator>>().unwrap()), [1, 2]);
    assert_eq!(service.book.requests(), 0);
}

#[tokio::test]
async fn mem_25_each_interface_keeps_in_its_own_allocator() {
    let (own, other) = (Service::default(), Ledger::new());
    let server = Server::builder()
        .offer_in(OwnersServer::new(own.clone()), own.book.clone())
        .allocator(other.clone())
        .build()
        .unwrap();
    let client = OwnersClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    client.keep(Global, list(&Global, &[1]), RETURN).await.unwrap();
    let mut made = None;
    client.change(Global, RETURN, &mut None, &mut made).await.unwrap();
    assert_eq!((own.book.requests(), own.book.alive().len(), other.requests()), (2, 1, 0));
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[closed]
pub enum Colour {
    Red,
    Green,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Flat {
    pub a: u32,
    pub b: u16,
    pub c: u16,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Padded {
    pub a: u32,
    pub b: u8,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[switch_type(u16)]
pub enum Choice {
    #[case(1)]
    Number(u16),
    #[case(2)]
    Byte(u8),
}

/// Whether an array of two elements with these bytes is borrowed from the stub. `front` are the bytes
/// in front of it.
fn is_borrowed<'m, T>(stub: &'m Stub, expected: &[T]) -> bool
where
    T: PartialEq + std::fmt::Debug + 'm,
    &'m [T]: rpc_runtime::ndr::Unmarshal<'m, (), SizeIs<()>>,
{
    let value: &'m [T] =
        stub.decode::<Ndr20, _, _>(&SizeIs { size: Counted::Known(2), rest: () }).unwrap();
    assert_eq!(value, expected);
    let borrowed = stub.bytes.as_ptr_range().contains(&value.as_ptr().cast());
    assert_eq!(stub.memory.blocks(), usize::from(!borrowed), "a copy is in the call's memory");
    borrowed
}

#[test]
fn mem_28_what_looks_in_memory_as_it_does_on_the_wire_is_not_copied() {
    assert!(is_borrowed(&Stub::new(&hex("01000000 02000000 0102")), &[1_u8, 2]));
    let numbers = [
        is_borrowed(&Stub::new(&hex("01000000 02000000 0100 0200")), &[1_u16, 2]),
        is_borrowed(&Stub::new(&hex("01000000 02000000 01000000 02000000")), &[1_u32, 2]),
    ];
    assert_eq!(numbers, [NUMBERS_ARE_BORROWED; 2]);
    let bytes = hex("01000000 02000000 0100000000000000 0200000000000000");
    assert_eq!(is_borrowed(&Stub::new(&bytes), &[1_u64, 2]), NUMBERS_ARE_BORROWED);
    let flat = [Flat { a: 1, b: 2, c: 3 }, Flat { a: 4, b: 5, c: 6 }];
    let bytes = hex("01000000 02000000 01000000 0200 0300 04000000 0500 0600");
    assert_eq!(is_borrowed(&Stub::new(&bytes), &flat), NUMBERS_ARE_BORROWED);
    // A string, whatever it was sized with.
    let stub = Stub::new(&hex("01000000 02000000 00000000 02000000 4100 0000"));
    let text: &WStr = stub.decode::<Ndr20, (), _>(&()).unwrap();
    let borrowed = stub.bytes.as_ptr_range().contains(&text.units().as_ptr().cast());
    assert_eq!((borrowed, stub.memory.blocks() == 0), (NUMBERS_ARE_BORROWED, NUMBERS_ARE_BORROWED));
}

#[test]
fn mem_29_what_differs_from_the_wire_is_copied() {
    // The other byte order, unless it is bytes.
    assert!(!is_borrowed(&Stub::big_endian(&hex("00000001 00000002 0001 0002")), &[1_u16, 2]));
    assert!(!is_borrowed(
        &Stub::big_endian(&hex("00000001 00000002 00000001 00000002")),
        &[1_u32, 2]
    ));
    assert!(is_borrowed(&Stub::big_endian(&hex("00000001 00000002 0102")), &[1_u8, 2]));
    let flat = [Flat { a: 1, b: 2, c: 3 }, Flat { a: 4, b: 5, c: 6 }];
    let bytes = hex("00000001 00000002 00000001 0002 0003 00000004 0005 0006");
    assert!(!is_borrowed(&Stub::big_endian(&bytes), &flat));
    // An enumeration of 16 bits; a truth value, of which any byte but zero is true.
    let colours = [Colour::Red, Colour::Green];
    assert!(!is_borrowed(&Stub::new(&hex("01000000 02000000 0000 0100")), &colours));
    assert!(!is_borrowed(&Stub::new(&hex("01000000 02000000 00 ff")), &[false, true]));
    // A gap at the end, which the last element does not have on the wire.
    let padded = [Padded { a: 1, b: 2 }, Padded { a: 3, b: 4 }];
    assert!(!is_borrowed(
        &Stub::new(&hex("01000000 02000000 01000000 02 000000 03000000 04")),
        &padded
    ));
    // A union; floating point of another order.
    let choices = [Choice::Number(1), Choice::Byte(2)];
    assert!(!is_borrowed(&Stub::new(&hex("01000000 02000000 0100 0100 0200 02")), &choices));
}

#[tokio::test]
async fn mem_30_an_out_buffer_is_zero_in_memory_that_was_not() {
    let ledger = Ledger::over(Dirty);
    let service = Service::default();
    let server = Server::builder().offer(OwnersServer::new(service)).allocator(ledger.clone());
    let association = ClientBuilder::new().over(server.build().unwrap().in_process());
    let client = OwnersClient::bind(&association).await.unwrap();
    for n in [1, 3, 1000] {
        let (mut zero, mut twice) = (vec![7; n], vec![1; n]);
        assert!(client.buffer(n as u32, &mut zero, &mut twice).await.unwrap(), "{n} zeros");
        assert_eq!((zero, twice), (vec![9; n], vec![2; n]));
    }
    assert!(ledger.requests() > 0 && ledger.alive().is_empty());
}

#[tokio::test]
async fn mem_31_what_a_method_lets_its_own_variable_refer_to_is_not_sent() {
    let client = client().await.0;
    let (mut a, mut b) = (0, [7, 8]);
    client.rebind(2, &mut a, &mut b).await.unwrap();
    assert_eq!((a, b), (1, [1, 8]));
}

#[tokio::test]
async fn mem_32_an_out_buffer_costs_the_server_what_the_client_says() {
    let service = Service::default();
    let limits = DecodeLimits::default().with_memory(10_000);
    let server = Server::builder()
        .offer(OwnersServer::new(service.clone()))
        .allocator(service.book.clone())
        .decode_limits(limits)
        .build()
        .unwrap();
    let client = OwnersClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let (mut zero, mut twice) = ([0; 2000], [0; 2000]);
    assert!(client.buffer(2000, &mut zero, &mut twice).await.unwrap());
    let seen = service.seen.lock().unwrap()[0].clone();
    let sizes: Vec<_> = seen.iter().map(|entry| (entry.parameter, entry.size >= 4000)).collect();
    assert_eq!(sizes, [("twice", true), ("zero", true)]);
    assert!(service.book.alive().is_empty());
    // The limit is the server's, and not the client's.
    let requests = service.book.requests();
    let mut raw = Raw::client_of(&server, OwnersClient::INTERFACE.id).await;
    for n in ["88130000", "ffffffff"] {
        let error = raw.call(4, &hex(&format!("{n} {n}"))).await.unwrap_err();
        assert!([Status::OUT_OF_MEMORY, Status::BAD_STUB_DATA].contains(&error), "{error:?}");
    }
    assert_eq!(service.book.requests(), requests, "nothing was allocated for it");
}

#[tokio::test]
async fn mem_33_the_size_of_a_buffer_is_the_methods_to_read() {
    // `n` is by value: what the method does to its copy changes nothing. In the macro's sense the size
    // of an array is what was sent.
    let mut raw = Raw::client_of(&server(&Service::default()), OwnersClient::INTERFACE.id).await;
    let reply = raw.call(4, &hex("02000000 02000000 0100 0200")).await.unwrap();
    assert_eq!(reply, hex("02000000 0900 0900 02000000 0200 0400 01"));
    let error = raw.call(4, &hex("02000000 03000000 0100 0200 0300")).await.unwrap_err();
    assert_eq!(error, Status::BAD_STUB_DATA, "another size than the array's");
}

#[tokio::test]
async fn mem_34_each_node_is_the_methods_own_to_free_and_replace() {
    let ((client, service), ledger) = (client().await, Ledger::new());
    let mut nodes = list(&ledger, &[1, 2, 3]);
    client.operate(ledger.clone(), &mut nodes, RETURN).await.unwrap();
    assert_eq!(values(&nodes), [100, 1, 3]);
    let seen = service.seen.lock().unwrap().clone();
    let node = (size_of::<Node<SharedAllocator>>(), align_of::<Node<SharedAllocator>>());
    assert!(seen[0].iter().all(|entry| (entry.size, entry.align) == node), "{seen:?}");
    assert_eq!(whose(&seen[0]), [("list", "Node"); 3], "one allocation for each");
    assert_eq!(whose(&seen[1]), [("list", "Node"); 2], "the method freed one of them");
    assert_eq!(whose(&seen[2]), [("list", "Node"), ("list", "Node"), ("", "")]);
    assert_eq!(*service.over.lock().unwrap(), [(true, Vec::new())], "the stub freed the rest");
    assert_eq!(service.book.frees(), 4);
}

#[tokio::test]
async fn mem_35_a_method_that_fails_sends_no_data_and_its_memory_is_freed() {
    let service = Service::default();
    let mut raw = Raw::client_of(&server(&service), OwnersClient::INTERFACE.id).await;
    // `Raw::call` gives the status of a fault; a fault has no stub.
    for (end, status) in [("01", OWN), ("02", Status::CALL_FAILED)] {
        let request = hex(&format!("{end} 000000 00000200 01000000 00000000"));
        assert_eq!(raw.call(0, &request).await, Err(status));
        assert!(service.book.alive().is_empty());
    }
}

#[tokio::test]
async fn mem_36_a_method_that_fails_half_way_leaves_nothing_dangling() {
    // The n-th allocation of the method fails: what it has changed so far is as good as nothing.
    let ((client, service), ledger) = (client().await, Ledger::new());
    let mut nodes = list(&ledger, &[1, 2, 3]);
    let before = (values(&nodes), addresses(&nodes));
    // Three nodes are decoded, and one is freed; then the method asks for a fourth.
    service.book.fail_at(4);
    let error = client.operate(ledger.clone(), &mut nodes, RETURN).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_MEMORY);
    assert_eq!(service.seen.lock().unwrap().len(), 2, "the method was under way");
    assert!(service.book.alive().is_empty());
    assert_eq!((values(&nodes), addresses(&nodes)), before);
}

#[tokio::test]
async fn mem_37_a_service_is_told_when_its_calls_memory_is_free() {
    let (client, service) = client().await;
    let (mut nodes, mut made) = (list(&Global, &[1]), None);
    client.change(Global, RETURN, &mut nodes, &mut made).await.unwrap();
    assert_eq!(service.seen.lock().unwrap()[1].len(), 1, "there was something to free");
    assert_eq!(*service.over.lock().unwrap(), [(true, Vec::new())]);
}

#[tokio::test]
async fn mem_38_a_reply_that_does_not_fit_the_callers_buffer_is_refused() {
    for reply in [
        "03000000 0100 0200 0300 0000 02000000 0100 0200 01",
        "02000000 0100 0200 03000000 0100 0200 0300 0000 01",
        "ffffffff 0100 0200",
    ] {
        let client = answered(reply).await;
        let (mut zero, mut all) = ([7; 4], [1, 2, 3, 4]);
        let error = client.buffer(2, &mut zero[..2], &mut all[..2]).await.unwrap_err();
        assert_eq!(error.status(), Status::BAD_STUB_DATA);
        assert_eq!((zero, all), ([7; 4], [1, 2, 3, 4]), "{reply}");
    }
}

#[tokio::test]
async fn mem_39_null_is_enough_room_for_any_result() {
    let ledger = Ledger::new();
    // A list of three where the caller had none.
    let reply = "00000200 01000000 04000200 02000000 08000200 03000000 00000000 00000000 00000000";
    let client = answered(reply).await;
    let (mut nodes, mut made) = (None, None);
    client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await.unwrap();
    assert_eq!(values(&nodes), [1, 2, 3]);
    assert_eq!(whose(&ledger.alive()), [("list", "Node"); 3]);
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Correlated {
    pub n: u32,
    #[size_is(n)]
    #[unique]
    pub bytes: Option<Vec<u8>>,
}

#[test]
fn mem_40_a_null_where_there_are_elements_is_refused_in_both_directions() {
    let status = |n, bytes| {
        let encoded = encode::<Ndr20, (), _>(&Correlated { n, bytes }, &());
        encoded.map(|_| ()).map_err(|error| error.status())
    };
    assert_eq!(status(2, None), Err(Status::BAD_STUB_DATA));
    assert_eq!(status(2, Some(vec![1])), Err(Status::BAD_STUB_DATA));
    assert_eq!(status(0, None), Ok(()));
    assert_eq!(status(0, Some(Vec::new())), Ok(()), "no elements, and a pointer");

    let decoded = |bytes: &str| {
        let value = Stub::new(&hex(bytes)).decode::<Ndr20, (), Correlated>(&());
        value.map_err(|error| error.status())
    };
    assert_eq!(decoded("02000000 00000000"), Err(Status::BAD_STUB_DATA));
    assert_eq!(decoded("00000000 00000000"), Ok(Correlated { n: 0, bytes: None }));
    let empty = Correlated { n: 0, bytes: Some(Vec::new()) };
    assert_eq!(decoded("00000000 00000200 00000000"), Ok(empty));
}

#[tokio::test]
async fn mem_42_only_what_came_from_the_allocator_goes_back_to_it() {
    // A ledger panics when it gets what it did not give out.
    let (client, service) = client().await;
    let (mut zero, mut twice) = ([0; 1], [1]);
    client.buffer(1, &mut zero, &mut twice).await.unwrap();
    assert_eq!(service.book.requests(), 1, "both buffers are in one piece");
    client.look(Global, &list(&Global, &[1, 2])).await.unwrap();
    client.operate(Global, &mut list(&Global, &[1, 2]), RETURN).await.unwrap();
    assert_eq!(service.book.requests(), service.book.frees());
}

#[derive(Ndr, Debug)]
pub struct Elements<A: Allocator> {
    pub n: u32,
    #[size_is(n)]
    pub list: PluggedVec<Element, A>,
}

#[derive(Ndr, Debug, Clone, Copy)]
pub struct Element {
    pub bytes: [u64; 4],
}

#[test]
fn mem_43_a_size_that_overflows_is_1783_and_allocates_nothing() {
    // Counts of NDR64, times 32 bytes: 2^64, more than 2^64, more than there is.
    for count in ["0000000000000008", "ffffffffffffffff", "ffffffffffffff07", "0000000010000000"] {
        let stub =
            Stub::new(&hex(&format!("0100000000000000 {count} 00000000000000000000000000000000")));
        let levels = SizeIs { size: Counted::Late, rest: () };
        let ledger = Ledger::new();
        let limits = DecodeLimits::default().with_memory(usize::MAX);
        let mut decoder = Decoder::new(&stub.bytes, false, &stub.memory, ledger.clone(), limits);
        let error = decoder.value::<Ndr64, _, PluggedVec<Element, Ledger>>(&levels).unwrap_err();
        assert_eq!(error.status(), Status::BAD_STUB_DATA, "{count}");
        assert_eq!((ledger.requests(), stub.memory.footprint()), (0, 0));
        let error = stub.decode::<Ndr64, _, &[Element]>(&levels).unwrap_err();
        assert_eq!(error.status(), Status::BAD_STUB_DATA, "{count}");
        assert_eq!(stub.memory.footprint(), 0);
    }
    // A count that fits its own expression, and is beyond the data.
    let ledger = Ledger::new();
    let stub = Stub::new(&hex("ffffffff 00000200 ffffffff 0000000000000000"));
    let limits = DecodeLimits::default().with_memory(usize::MAX);
    let mut decoder = Decoder::new(&stub.bytes, false, &stub.memory, ledger.clone(), limits);
    let error = decoder.value::<Ndr20, (), Elements<Ledger>>(&()).unwrap_err();
    assert_eq!((error.status(), ledger.requests()), (Status::BAD_STUB_DATA, 0));
}
