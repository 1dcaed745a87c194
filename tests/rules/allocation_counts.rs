//! Section U: how often a stub asks for memory. The numbers are those of `test_pointer_marshal` in Wine's
//! tests, which pass on Windows.

use std::ops::Range;

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box;
use rpc_runtime::memory::Ledger;
use rpc_runtime::ndr::{DecodeLimits, Decoder, Ndr20, Ndr64};
use rpc_runtime::prelude::*;
use rpc_tests::{NUMBERS_ARE_BORROWED, Stub, hex};

/// A reference pointer, a unique pointer, and one with something below.
#[derive(Ndr, Debug)]
pub struct Pointers<A: Allocator> {
    pub reference: Box<u32, A>,
    #[unique]
    pub unique: Option<Box<u32, A>>,
    #[unique]
    pub nested: Option<Box<Nested<A>, A>>,
}

#[derive(Ndr, Debug)]
pub struct Nested<A: Allocator> {
    pub value: u16,
    #[unique]
    pub below: Option<Box<u64, A>>,
}

/// Pointees that look in memory as they do on the wire.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Basic<'a> {
    #[unique]
    pub number: Option<&'a u32>,
    pub pair: &'a Pair,
    pub byte: &'a u8,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub a: u16,
    pub b: u16,
}

/// A pointee of 16 bits on the wire, and an `enum` in memory.
#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Coloured<'a> {
    pub colour: &'a Colour,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[closed]
pub enum Colour {
    Red,
    Green,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Node<'a> {
    pub value: u32,
    #[unique]
    pub next: Option<&'a Node<'a>>,
}

/// What a server keeps for itself, and lends to replies.
static KEPT: Node<'static> = Node { value: 1, next: Some(&Node { value: 2, next: None }) };

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b32", version = "1.0")]
pub trait Oracle {
    /// Adds 1 to every value.
    async fn touch<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        pointers: &mut Pointers<A>,
    ) -> Result<()>;
    /// Makes what is null.
    async fn fill<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        pointers: &mut Pointers<A>,
    ) -> Result<()>;
    async fn basic(&self, basic: &Basic<'_>) -> Result<u32>;
    async fn colour(&self, coloured: &Coloured<'_>) -> Result<bool>;
    async fn stack(&self, a: &u32, b: &mut Pair, #[out] c: &mut u64) -> Result<()>;
    async fn kept<'a>(
        &self,
        memory: &'a CallMemory,
        #[out] list: &mut Option<&'a Node<'a>>,
    ) -> Result<()>;
}

pub struct Service;

impl Oracle for Service {
    async fn touch<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        pointers: &mut Pointers<A>,
    ) -> Result<()> {
        *pointers.reference += 1;
        pointers.unique.iter_mut().for_each(|unique| **unique += 1);
        if let Some(nested) = &mut pointers.nested {
            nested.value += 1;
            nested.below.iter_mut().for_each(|below| **below += 1);
        }
        Ok(())
    }

    async fn fill<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        pointers: &mut Pointers<A>,
    ) -> Result<()> {
        pointers.unique = Some(Box::new_in(2, memory.clone()));
        let below = Some(Box::new_in(4, memory.clone()));
        pointers.nested = Some(Box::new_in(Nested { value: 3, below }, memory));
        Ok(())
    }

    async fn basic(&self, basic: &Basic<'_>) -> Result<u32> {
        let number = basic.number.copied().unwrap_or_default();
        Ok(number + u32::from(basic.pair.a + basic.pair.b) + u32::from(*basic.byte))
    }

    async fn colour(&self, coloured: &Coloured<'_>) -> Result<bool> {
        Ok(*coloured.colour == Colour::Green)
    }

    async fn stack(&self, a: &u32, b: &mut Pair, c: &mut u64) -> Result<()> {
        b.a += *a as u16;
        *c = b.a.into();
        Ok(())
    }

    async fn kept<'a>(&self, _: &'a CallMemory, list: &mut Option<&'a Node<'a>>) -> Result<()> {
        *list = Some(&KEPT);
        Ok(())
    }
}

/// A client, and the server's book.
async fn client() -> (OracleClient, Ledger) {
    let ledger = Ledger::new();
    let server = Server::builder().offer(OracleServer::new(Service)).allocator(ledger.clone());
    let association = ClientBuilder::new().over(server.build().unwrap().in_process());
    (OracleClient::bind(&association).await.unwrap(), ledger)
}

fn boxed<T>(value: T, ledger: &Ledger) -> Box<T, Ledger> {
    Box::new_in(value, ledger.clone())
}

/// All of it there: five blocks with the one that holds it.
pub fn pointers(ledger: &Ledger) -> Pointers<Ledger> {
    let nested = Nested { value: 3, below: Some(boxed(4, ledger)) };
    Pointers {
        reference: boxed(1, ledger),
        unique: Some(boxed(2, ledger)),
        nested: Some(boxed(nested, ledger)),
    }
}

fn address<T>(value: &T) -> usize {
    std::ptr::from_ref(value).addr()
}

fn range(stub: &Stub) -> Range<usize> {
    let range = stub.bytes.as_ptr_range();
    range.start.addr()..range.end.addr()
}

/// The addresses of all that is there.
fn addresses<A: Allocator>(pointers: &Pointers<A>) -> Vec<usize> {
    let mut all = vec![address(&*pointers.reference)];
    all.extend(pointers.unique.as_deref().map(address));
    if let Some(nested) = &pointers.nested {
        all.push(address(&**nested));
        all.extend(nested.below.as_deref().map(address));
    }
    all
}

#[tokio::test]
async fn u_01_existing_memory_at_the_client_is_written_over_and_nothing_is_allocated() {
    let ((client, _), ledger) = (client().await, Ledger::new());
    let mut pointers = pointers(&ledger);
    let (before, requests) = (addresses(&pointers), ledger.requests());
    client.touch(ledger.clone(), &mut pointers).await.unwrap();
    assert_eq!(ledger.requests() - requests, 0);
    assert_eq!(addresses(&pointers), before);
    assert_eq!((*pointers.reference, pointers.unique.as_deref()), (2, Some(&3)));
    let nested = pointers.nested.as_deref().unwrap();
    assert_eq!((nested.value, nested.below.as_deref()), (4, Some(&5)));
}

#[tokio::test]
async fn u_01_what_is_null_below_existing_memory_is_allocated() {
    let ((client, _), ledger) = (client().await, Ledger::new());
    let mut pointers = pointers(&ledger);
    pointers.nested.as_mut().unwrap().below = None;
    let (before, requests) = (addresses(&pointers), ledger.requests());
    client.fill(ledger.clone(), &mut pointers).await.unwrap();
    assert_eq!(ledger.requests() - requests, 1);
    assert_eq!(addresses(&pointers)[..3], before);
}

#[tokio::test]
async fn u_02_null_at_the_client_is_one_allocation_and_one_for_each_below() {
    let ((client, _), ledger) = (client().await, Ledger::new());
    let mut pointers = Pointers { reference: boxed(1, &ledger), unique: None, nested: None };
    let requests = ledger.requests();
    client.fill(ledger.clone(), &mut pointers).await.unwrap();
    assert_eq!(ledger.requests() - requests, 3);
    assert_eq!(ledger.alive().len(), 4);
}

/// What an owned value of the client's is decoded from.
const REPLY: &str = "01000000 01000000 01000000 07000000 08000000
     0900 0000 01000000 00000000 0a00000000000000";

#[test]
fn u_02_fresh_memory_is_never_in_the_receive_buffer() {
    let (stub, ledger) = (Stub::new(&hex(REPLY)), Ledger::new());
    let limits = DecodeLimits::default();
    let mut decoder = Decoder::new(&stub.bytes, false, &stub.memory, ledger.clone(), limits);
    let pointers: Pointers<Ledger> = decoder.value::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(ledger.requests(), 4);
    let fresh = addresses(&pointers);
    assert_eq!(fresh.len(), 4);
    assert!(fresh.iter().all(|fresh| !range(&stub).contains(fresh)));
    let below = pointers.nested.as_ref().unwrap().below.as_deref();
    assert_eq!((*pointers.reference, pointers.unique.as_deref(), below), (7, Some(&8), Some(&10)));
}

/// A request with [`Basic`] in it.
const BASIC: &str = "01000000 01000000 01000000 07000000 0100 0200 03";

#[test]
fn u_03_a_basic_pointee_is_in_the_request_buffer() {
    let stub = Stub::new(&hex(BASIC));
    let basic: Basic<'_> = stub.decode::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(basic, Basic { number: Some(&7), pair: &Pair { a: 1, b: 2 }, byte: &3 });
    for place in [address(basic.number.unwrap()), address(basic.pair)] {
        assert_eq!(range(&stub).contains(&place), NUMBERS_ARE_BORROWED);
    }
    assert!(range(&stub).contains(&address(basic.byte)));
    assert_eq!(stub.memory.blocks() == 0, NUMBERS_ARE_BORROWED);
    for end in 0..stub.bytes.len() {
        let stub = Stub::new(&stub.bytes[..end]);
        assert!(stub.decode::<Ndr20, (), Basic<'_>>(&()).is_err(), "{end} bytes");
    }
}

#[test]
fn u_03_a_basic_pointee_of_the_other_byte_order_is_a_copy() {
    let stub = Stub::big_endian(&hex("00000001 00000001 00000001 00000007 0001 0002 03"));
    let basic: Basic<'_> = stub.decode::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(basic, Basic { number: Some(&7), pair: &Pair { a: 1, b: 2 }, byte: &3 });
    assert!(!range(&stub).contains(&address(basic.pair)));
    assert!(range(&stub).contains(&address(basic.byte)), "a byte has no order");
}

#[tokio::test]
async fn u_03_a_server_allocates_nothing_for_basic_pointees() {
    let (client, ledger) = client().await;
    let basic = Basic { number: Some(&7), pair: &Pair { a: 1, b: 2 }, byte: &3 };
    assert_eq!(client.basic(&basic).await.unwrap(), 13);
    assert_eq!(ledger.requests(), usize::from(!NUMBERS_ARE_BORROWED), "{ledger}");
}

#[tokio::test]
async fn u_04_an_enum_of_16_bits_is_a_copy() {
    let (client, ledger) = client().await;
    assert!(client.colour(&Coloured { colour: &Colour::Green }).await.unwrap());
    assert_eq!(ledger.requests(), 1, "{ledger}");

    let stub = Stub::new(&hex("01000000 0100"));
    let coloured: Coloured<'_> = stub.decode::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(*coloured.colour, Colour::Green);
    assert!(!range(&stub).contains(&address(coloured.colour)));
}

#[test]
fn u_05_a_pointer_that_a_peer_supplies_is_ignored() {
    // The referent ids are addresses of data in this process.
    let (number, pair) = (1_u32, Pair { a: 8, b: 8 });
    let id = |address: usize| (address as u64).to_le_bytes();
    let ids = [id(address(&number)), id(address(&pair)), id(address(&pair))].concat();
    let stub = Stub::new(&[&ids[..], &hex("07000000 0100 0200 03")].concat());
    let basic: Basic<'_> = stub.decode::<Ndr64, (), _>(&()).unwrap();
    assert_eq!(basic, Basic { number: Some(&7), pair: &Pair { a: 1, b: 2 }, byte: &3 });
    for place in [address(basic.number.unwrap()), address(basic.pair)] {
        assert_eq!(range(&stub).contains(&place), NUMBERS_ARE_BORROWED);
    }
}

#[tokio::test]
async fn u_06_what_a_parameter_refers_to_is_on_the_stubs_stack() {
    let (client, ledger) = client().await;
    let (mut b, mut c) = (Pair { a: 1, b: 2 }, 0);
    client.stack(&4, &mut b, &mut c).await.unwrap();
    assert_eq!((b, c), (Pair { a: 5, b: 2 }, 5));
    assert_eq!(ledger.requests(), 0, "{ledger}");
}

#[test]
fn u_07_a_node_is_one_free_and_one_for_each_below() {
    let ledger = Ledger::new();
    let pointers = boxed(pointers(&ledger), &ledger);
    assert_eq!((ledger.requests(), ledger.frees()), (5, 0));
    drop(pointers);
    assert_eq!((ledger.frees(), ledger.alive().len()), (5, 0));
}

#[tokio::test]
async fn u_08_what_is_in_the_request_or_on_the_stack_is_never_freed() {
    let (client, ledger) = client().await;
    let basic = Basic { number: None, pair: &Pair { a: 1, b: 2 }, byte: &3 };
    client.basic(&basic).await.unwrap();
    client.stack(&4, &mut Pair { a: 1, b: 2 }, &mut 0).await.unwrap();
    let copies = usize::from(!NUMBERS_ARE_BORROWED);
    assert_eq!((ledger.requests(), ledger.frees()), (copies, copies));
    // What had to be copied is freed with its call.
    client.colour(&Coloured { colour: &Colour::Red }).await.unwrap();
    assert_eq!((ledger.frees(), ledger.alive().len()), (copies + 1, 0));
}

#[tokio::test]
async fn u_09_what_a_server_keeps_is_skipped_with_everything_below() {
    let (client, ledger) = client().await;
    for _ in 0..2 {
        let memory = CallMemory::new();
        let mut list = None;
        client.kept(&memory, &mut list).await.unwrap();
        assert_eq!(list, Some(&KEPT));
        assert_ne!(address(list.unwrap()), address(&KEPT), "the client has its own");
    }
    assert_eq!((ledger.requests(), ledger.frees()), (0, 0), "{ledger}");
}
