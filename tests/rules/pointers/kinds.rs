//! Pointers: which kinds there are, what is on the wire, and what becomes of the memory behind them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::memory::Ledger;
use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{Ndr20, Ndr64};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::Raw;
use rpc_tests::{Stub, encode, encode_big, hex};
use tokio::task::JoinHandle;

/// Each kind of pointer as a field.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Kinds {
    pub first: u8,
    pub reference: Box<u16>,
    #[unique]
    pub unique: Option<Box<u16>>,
    pub null: Option<Box<u32>>,
}

fn kinds() -> Kinds {
    Kinds { first: 1, reference: Box::new(2), unique: Some(Box::new(3)), null: None }
}

/// `kinds()` in NDR. The pointees come after all fields.
const KINDS: &str = "01 000000 00000200 04000200 00000000 0200 0300";

/// A reference pointer behind a reference pointer.
#[derive(Ndr, Debug, PartialEq)]
pub struct Outer {
    pub inner: Box<Kinds>,
}

#[derive(Ndr, Debug)]
pub struct Part<A: Allocator> {
    pub reference: PluggedBox<u32, A>,
    #[unique]
    pub unique: Option<PluggedBox<u32, A>>,
}

type Node<A> = Option<PluggedBox<u32, A>>;

#[rpc_interface(
    uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b30",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Pointers {
    /// Pointers as parameters. Gives back the sum, also in `b`.
    async fn parameters(
        &self,
        a: &u16,
        b: &mut u16,
        c: Box<u16>,
        d: Option<&u16>,
        #[unique] e: Option<&u16>,
    ) -> Result<u16>;

    /// Makes `unique` null.
    async fn fields(&self, kinds: &mut Kinds) -> Result<()>;

    /// Makes the inner pointer null.
    async fn levels(&self, p: &mut Option<Box<Option<Box<u16>>>>) -> Result<()>;

    async fn array(&self, n: u32, #[size_is(n)] a: &[u16]) -> Result<()>;

    /// Two numbers, in an array one pointer down.
    async fn array_below(
        &self,
        #[out] n: &mut u32,
        #[out]
        #[size_is(, *n)]
        a: &mut Vec<u16>,
    ) -> Result<()>;

    /// 42, or null.
    async fn unique_out(&self, null: bool, #[out] p: &mut Option<Box<u32>>) -> Result<()>;

    async fn outer(&self, outer: Option<&Outer>) -> Result<()>;

    /// Two `Outer`s, and an array of reference pointers, or nothing at all.
    async fn outer_out(
        &self,
        null: bool,
        #[out] outer: &mut [Option<Box<Outer>>; 2],
        #[out] array: &mut Option<Box<[Box<u16>; 2]>>,
    ) -> Result<()>;

    /// Adds 1 to what is there.
    async fn edit<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        part: &mut Part<A>,
        optional: Option<&mut Part<A>>,
        #[out] sum: &mut u32,
    ) -> Result<()>;

    /// Adds 1 to all that is there.
    async fn edit_all<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        n: &mut u32,
        #[size_is(, *n)] parts: &mut PluggedVec<Part<A>, A>,
    ) -> Result<()>;

    /// Makes every one of them a new node.
    async fn make<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        a: &mut Node<A>,
        b: &mut Node<A>,
        #[out] c: &mut Node<A>,
        optional: Option<&mut Part<A>>,
    ) -> Result<Node<A>>;
}

/// The same types, where pointers without an attribute are to be reference pointers.
#[rpc_interface(
    uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b31",
    version = "1.0",
    pointer_default = "ref"
)]
pub trait ByReference {
    async fn fields(&self, kinds: &mut Kinds) -> Result<()>;
}

/// The server, and how many methods ran.
#[derive(Clone, Default)]
pub struct Service(Arc<AtomicUsize>);

impl Service {
    fn runs(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

fn number<A: Allocator>(memory: A, value: u32) -> Result<Node<A>> {
    let made = PluggedBox::try_new_in(value, memory).map_err(|_| Status::OUT_OF_MEMORY)?;
    Ok(Some(made))
}

impl Pointers for Service {
    async fn parameters(
        &self,
        a: &u16,
        b: &mut u16,
        c: Box<u16>,
        d: Option<&u16>,
        e: Option<&u16>,
    ) -> Result<u16> {
        *b += *a + *c + d.unwrap_or(&0) + e.unwrap_or(&0);
        Ok(*b)
    }

    async fn fields(&self, kinds: &mut Kinds) -> Result<()> {
        self.0.fetch_add(1, Ordering::SeqCst);
        kinds.unique = None;
        Ok(())
    }

    async fn levels(&self, p: &mut Option<Box<Option<Box<u16>>>>) -> Result<()> {
        **p.as_mut().ok_or(Status::INVALID_ARG)? = None;
        Ok(())
    }

    async fn array(&self, _: u32, _: &[u16]) -> Result<()> {
        Ok(())
    }

    async fn array_below(&self, n: &mut u32, a: &mut Vec<u16>) -> Result<()> {
        (*n, *a) = (2, vec![7, 8]);
        Ok(())
    }

    async fn unique_out(&self, null: bool, p: &mut Option<Box<u32>>) -> Result<()> {
        assert!(p.is_none(), "[out] starts as null");
        if !null {
            *p = Some(Box::new(42));
        }
        Ok(())
    }

    async fn outer(&self, _: Option<&Outer>) -> Result<()> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    async fn outer_out(
        &self,
        null: bool,
        outer: &mut [Option<Box<Outer>>; 2],
        array: &mut Option<Box<[Box<u16>; 2]>>,
    ) -> Result<()> {
        assert!(outer.iter().all(Option::is_none) && array.is_none(), "[out] starts as null");
        if !null {
            *outer = [0, 1].map(|_| Some(Box::new(Outer { inner: Box::new(kinds()) })));
            *array = Some(Box::new([7, 8].map(Box::new)));
        }
        Ok(())
    }

    async fn edit<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        part: &mut Part<A>,
        optional: Option<&mut Part<A>>,
        sum: &mut u32,
    ) -> Result<()> {
        for part in [Some(part), optional].into_iter().flatten() {
            *part.reference += 1;
            part.unique.iter_mut().for_each(|number| **number += 1);
            *sum += *part.reference;
        }
        Ok(())
    }

    async fn edit_all<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        _: &mut u32,
        parts: &mut PluggedVec<Part<A>, A>,
    ) -> Result<()> {
        parts.iter_mut().for_each(|part| *part.reference += 1);
        Ok(())
    }

    async fn make<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        a: &mut Node<A>,
        b: &mut Node<A>,
        c: &mut Node<A>,
        optional: Option<&mut Part<A>>,
    ) -> Result<Node<A>> {
        *a = number(memory.clone(), 1)?;
        *b = number(memory.clone(), 2)?;
        *c = number(memory.clone(), 3)?;
        if let Some(part) = optional {
            part.unique = number(memory.clone(), 4)?;
        }
        number(memory, 5)
    }
}

impl ByReference for Service {
    async fn fields(&self, kinds: &mut Kinds) -> Result<()> {
        Pointers::fields(self, kinds).await
    }
}

fn server(service: &Service) -> Server {
    let server = Server::builder()
        .offer(PointersServer::new(service.clone()))
        .offer(ByReferenceServer::new(service.clone()));
    server.build().unwrap()
}

async fn client() -> PointersClient {
    let association = ClientBuilder::new().over(server(&Service::default()).in_process());
    PointersClient::bind(&association).await.unwrap()
}

/// A client whose server answers one request with this reply; the request comes from the task.
async fn answered(reply: &str) -> (PointersClient, JoinHandle<Vec<u8>>) {
    let (mut raw, stream) = Raw::pair();
    let reply = hex(reply);
    let request = tokio::spawn(async move {
        raw.accept(SyntaxId::NDR20).await;
        raw.answer(&reply).await
    });
    (PointersClient::bind(&ClientBuilder::new().over(stream)).await.unwrap(), request)
}

/// What the server answers to this request: a stub, or the status of a fault.
async fn asked(service: &Service, opnum: u16, request: &str) -> Result<Vec<u8>, u32> {
    let (mut raw, stream) = Raw::pair();
    let server = server(service);
    tokio::spawn(async move { server.serve(stream).await });
    raw.bind(PointersClient::INTERFACE.id, SyntaxId::NDR20).await;
    raw.call(opnum, &hex(request)).await.map_err(Status::to_wire)
}

fn address<T>(place: &T) -> usize {
    std::ptr::from_ref(place).addr()
}

#[tokio::test]
async fn ptr_02_a_null_in_a_request_is_1780_and_the_method_does_not_run() {
    let service = Service::default();
    assert!(asked(&service, 1, KINDS).await.is_ok());
    assert_eq!(service.runs(), 1);
    let null = "01 000000 00000000 04000200 00000000 0300";
    assert_eq!(asked(&service, 1, null).await, Err(1780));
    assert_eq!(service.runs(), 1);
}

#[tokio::test]
async fn ptr_02_a_null_in_a_reply_is_1780_and_changes_nothing() {
    let (client, _) = answered("01 000000 00000000 04000200 00000000 0300").await;
    let mut value = kinds();
    let error = client.fields(&mut value).await.unwrap_err();
    assert_eq!(error.status(), Status::NULL_REF_POINTER);
    assert_eq!(error.parameter(), Some("kinds"));
    assert_eq!(value, kinds());
}

pub fn part(ledger: &Ledger, value: u32) -> Part<Ledger> {
    let reference = PluggedBox::new_in(value, ledger.clone());
    Part { reference, unique: Some(PluggedBox::new_in(value * 10, ledger.clone())) }
}

#[tokio::test]
async fn ptr_04_a_reference_pointer_keeps_its_storage_during_a_call() {
    let (ledger, client) = (Ledger::new(), client().await);
    let (mut a, mut b, mut sum) = (part(&ledger, 1), part(&ledger, 2), 0);
    let places = |part: &Part<Ledger>| {
        (address(&*part.reference), address(&**part.unique.as_ref().unwrap()))
    };
    let before = (places(&a), places(&b));
    client.edit(ledger.clone(), &mut a, Some(&mut b), &mut sum).await.unwrap();
    assert_eq!((*a.reference, *b.reference, sum), (2, 3, 5), "the results are written into it");
    assert_eq!((places(&a), places(&b)), before);
}

#[tokio::test]
async fn ptr_04_an_array_whose_count_comes_back_too_keeps_its_storage() {
    let (ledger, client) = (Ledger::new(), client().await);
    let mut parts = PluggedVec::new_in(ledger.clone());
    parts.extend([part(&ledger, 1), part(&ledger, 2)]);
    let places = |parts: &[Part<Ledger>]| {
        let places = parts.iter().map(|part| address(&*part.reference));
        (parts.as_ptr().addr(), places.collect::<Vec<_>>())
    };
    let (before, requests) = (places(&parts), ledger.requests());
    client.edit_all(ledger.clone(), &mut 2, &mut parts).await.unwrap();
    assert_eq!((*parts[0].reference, *parts[1].reference), (2, 3));
    assert_eq!((places(&parts), ledger.requests()), (before, requests));
}

#[tokio::test]
async fn ptr_06_a_reference_pointer_makes_the_client_allocate_nothing() {
    let (ledger, client) = (Ledger::new(), client().await);
    let (mut a, mut b, mut sum) = (part(&ledger, 1), part(&ledger, 2), 0);
    let requests = ledger.requests();
    // Whatever were asked for would fail the call.
    ledger.fail_at(requests + 1);
    client.edit(ledger.clone(), &mut a, Some(&mut b), &mut sum).await.unwrap();
    assert_eq!(ledger.requests(), requests);
}

#[tokio::test]
async fn ptr_07_a_unique_pointer_may_become_anything() {
    let ledger = Ledger::new();
    // The reply: a reference pointer to 7; then a unique pointer to 8, or null; no second part; a sum.
    let to_number = "00000200 04000200 07000000 08000000 00000000 07000000";
    let to_null = "00000200 00000000 07000000 00000000 07000000";
    let mut value = part(&ledger, 1);

    let place = address(&**value.unique.as_ref().unwrap());
    let (client, _) = answered(to_number).await;
    client.edit(ledger.clone(), &mut value, None, &mut 0).await.unwrap();
    let number = value.unique.as_ref().unwrap();
    assert_eq!((**number, address(&**number)), (8, place), "overwritten in place");
    assert_eq!((ledger.requests(), ledger.frees()), (2, 0));

    let (client, _) = answered(to_null).await;
    client.edit(ledger.clone(), &mut value, None, &mut 0).await.unwrap();
    assert!(value.unique.is_none());
    assert_eq!((ledger.requests(), ledger.frees()), (2, 1), "freed");

    let (client, _) = answered(to_null).await;
    client.edit(ledger.clone(), &mut value, None, &mut 0).await.unwrap();
    assert!(value.unique.is_none());

    let (client, _) = answered(to_number).await;
    client.edit(ledger.clone(), &mut value, None, &mut 0).await.unwrap();
    assert_eq!(value.unique.as_deref(), Some(&8));
    assert_eq!((ledger.requests(), ledger.frees()), (3, 1), "allocated");
}

#[tokio::test]
async fn ptr_07_a_null_argument_has_no_storage_that_a_reply_could_fill() {
    let ledger = Ledger::new();
    let reply = "00000200 00000000 07000000  04000200 08000200 00000000 01000000 07000000";
    let (client, _) = answered(reply).await;
    let mut value = part(&ledger, 1);
    let error = client.edit(ledger.clone(), &mut value, None, &mut 0).await.unwrap_err();
    assert_eq!((error.status(), error.parameter()), (Status::BAD_STUB_DATA, Some("optional")));
    assert_eq!((*value.reference, value.unique.as_deref()), (1, Some(&10)), "as it was");
}

#[tokio::test]
async fn ptr_07_no_result_takes_the_memory_that_was_set_aside_for_another() {
    let (ledger, client) = (Ledger::new(), client().await);
    let mut failures = 0;
    for n in 1.. {
        let (mut a, mut b, mut c) = (None, None, None);
        let mut d = Part { unique: None, ..part(&ledger, 1) };
        let before = ledger.alive();
        ledger.fail_at(ledger.requests() + n);
        let result = client.make(ledger.clone(), &mut a, &mut b, &mut c, Some(&mut d)).await;
        ledger.fail_never();
        let made = [&a, &b, &c, &d.unique].map(|node| node.as_deref().copied());
        match result {
            Ok(returned) => {
                assert_eq!(made, [1, 2, 3, 4].map(Some));
                assert_eq!(returned.as_deref(), Some(&5));
                break;
            }
            Err(error) => assert_eq!(error.status(), Status::OUT_OF_MEMORY),
        }
        failures += 1;
        assert_eq!((made, ledger.alive()), ([None; 4], before), "failure {n} changed something");
    }
    assert_eq!(failures, 5, "one for each block that the client needs");
    assert!(ledger.alive().is_empty());
}

/// A list that is borrowed, so that two pointers may lead to one node.
#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
pub struct Shared<'a> {
    pub value: u16,
    #[unique]
    pub left: Option<&'a Shared<'a>>,
    #[unique]
    pub right: Option<&'a Shared<'a>>,
}

#[test]
fn ptr_08_what_two_unique_pointers_share_is_sent_twice() {
    let leaf = Shared { value: 2, left: None, right: None };
    let tree = Shared { value: 1, left: Some(&leaf), right: Some(&leaf) };
    let ndr = hex("0100 0000 00000200 04000200
         0200 0000 00000000 00000000
         0200 0000 00000000 00000000");
    assert_eq!(encode::<Ndr20, (), _>(&tree, &()).unwrap(), ndr);
}

#[test]
fn ptr_08_an_id_that_comes_twice_is_no_alias() {
    // Two pointers with the same id: each has a pointee of its own.
    let stub = Stub::new(&hex("0100 0000 00000200 00000200
         0200 0000 00000000 00000000
         0300 0000 00000000 00000000"));
    let tree: Shared<'_> = stub.decode::<Ndr20, (), _>(&()).unwrap();
    assert_eq!((tree.left.unwrap().value, tree.right.unwrap().value), (2, 3));
}

#[test]
fn ptr_08_a_cycle_is_refused_and_not_followed_for_ever() {
    static CYCLE: Shared<'_> = Shared { value: 1, left: Some(&CYCLE), right: None };
    let error = encode::<Ndr20, (), _>(&CYCLE, &()).unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
}

#[tokio::test]
async fn ptr_10_an_out_pointer_that_may_be_null_is_behind_a_reference() {
    for (null, reply) in [(false, "00000200 2a000000"), (true, "00000000")] {
        // The reference has no id: what is on the wire is the unique pointer.
        let stub = asked(&Service::default(), 5, if null { "01" } else { "00" }).await.unwrap();
        assert_eq!(stub, hex(reply));
        let (client, request) = answered(reply).await;
        // What was there before is not sent, and is freed.
        let mut p = Some(Box::new(1));
        client.unique_out(null, &mut p).await.unwrap();
        assert_eq!(p.as_deref(), if null { None } else { Some(&42) });
        assert_eq!(request.await.unwrap(), [u8::from(null)]);
    }
}

#[tokio::test]
async fn ptr_11_a_reference_at_the_top_is_a_reference_pointer_whatever_the_default() {
    // The interface says `pointer_default = "unique"`. The first three have no id; the others do.
    let (client, request) = answered("0f00 0f00").await;
    let mut b = 2;
    client.parameters(&1, &mut b, Box::new(3), Some(&4), None).await.unwrap();
    assert_eq!(request.await.unwrap(), hex("0100 0200 0300 0000 00000200 0400 0000 00000000"));
    assert_eq!(b, 15);
}

#[tokio::test]
async fn ptr_12_each_pointer_says_its_kind_and_there_is_no_hidden_default() {
    // `null` has no attribute, and may be null although the default is `ref`; `reference` may not,
    // although the default of the other interface is `unique`.
    let service = Service::default();
    let association = ClientBuilder::new().over(server(&service).in_process());
    let by_reference = ByReferenceClient::bind(&association).await.unwrap();
    let mut value = kinds();
    by_reference.fields(&mut value).await.unwrap();
    assert_eq!(value, Kinds { unique: None, ..kinds() });
    let null = "01 000000 00000000 04000200 00000000 0300";
    assert_eq!(asked(&service, 1, null).await, Err(1780));
}

#[tokio::test]
async fn ptr_13_a_type_means_the_same_in_every_interface() {
    let (mut raw, stream) = Raw::pair();
    let requests = tokio::spawn(async move {
        raw.accept(SyntaxId::NDR20).await;
        raw.answer(&hex(KINDS)).await
    });
    let association = ClientBuilder::new().over(stream);
    let by_reference = ByReferenceClient::bind(&association).await.unwrap();
    by_reference.fields(&mut kinds()).await.unwrap();
    let (client, request) = answered(KINDS).await;
    client.fields(&mut kinds()).await.unwrap();
    assert_eq!(requests.await.unwrap(), hex(KINDS));
    assert_eq!(request.await.unwrap(), hex(KINDS));
}

#[tokio::test]
async fn ptr_14_every_level_says_its_own_kind() {
    // `&mut` has no id; then a unique pointer to a unique pointer to a number.
    let (client, request) = answered("00000200 00000000").await;
    let mut p = Some(Box::new(Some(Box::new(7))));
    client.levels(&mut p).await.unwrap();
    assert_eq!(request.await.unwrap(), hex("00000200 04000200 0700"));
    assert_eq!(p, Some(Box::new(None)));

    // `size_is(, *n)`: the array is one pointer below the parameter, and that pointer has an id.
    let stub = asked(&Service::default(), 4, "").await.unwrap();
    assert_eq!(stub, hex("02000000 00000200 02000000 0700 0800"));

    // A reference pointer to a unique pointer, inside an array.
    let value: [Box<Option<Box<u16>>>; 2] = [Box::new(Some(Box::new(1))), Box::new(None)];
    let ndr = hex("00000200 04000200  08000200 0100 0000  00000000");
    assert_eq!(encode::<Ndr20, (), _>(&value, &()).unwrap(), ndr);
}

#[tokio::test]
async fn ptr_15_reference_pointers_are_checked_at_every_depth() {
    let service = Service::default();
    let whole = "00000200 04000200 01 000000 08000200 0c000200 00000000 0200 0300";
    assert!(asked(&service, 6, whole).await.is_ok());
    assert!(asked(&service, 6, "00000000").await.is_ok(), "a unique pointer may be null");
    assert_eq!(service.runs(), 2);
    let null_at_first_level = "00000200 00000000";
    let null_at_second_level = "00000200 04000200 01 000000 00000000 0c000200 00000000 0300";
    assert_eq!(asked(&service, 6, null_at_first_level).await, Err(1780));
    assert_eq!(asked(&service, 6, null_at_second_level).await, Err(1780));
    assert_eq!(service.runs(), 2, "the method did not run");
}

#[test]
fn ptr_22_a_pointer_in_a_structure_is_an_id_and_zero_is_null() {
    assert_eq!(encode::<Ndr20, (), _>(&kinds(), &()).unwrap(), hex(KINDS));
    let big = "01 000000 00020000 00020004 00000000 0002 0003";
    assert_eq!(encode_big::<(), _>(&kinds(), &()).unwrap(), hex(big));
    let ndr64 = "01 00000000000000 0000020000000000 0400020000000000 0000000000000000 0200 0300";
    assert_eq!(encode::<Ndr64, (), _>(&kinds(), &()).unwrap(), hex(ndr64));

    // The value of an id means nothing: only zero is null.
    let other = "01 000000 01000000 ffffffff 00000000 0200 0300";
    let again: Kinds = Stub::new(&hex(other)).decode::<Ndr20, (), _>(&()).unwrap();
    assert_eq!(again, kinds());
    // An id of NDR64 is not null if any of its 64 bits is set.
    let high = "01 00000000000000 0000000001000000 0000000080000000 0000000000000000 0200 0300";
    let again: Kinds = Stub::new(&hex(high)).decode::<Ndr64, (), _>(&()).unwrap();
    assert_eq!(again, kinds());
}

#[tokio::test]
async fn ptr_22_a_pointer_at_the_top_has_an_id_only_if_it_is_unique() {
    // Sum 10 in `b` and as the return value.
    let stub =
        asked(&Service::default(), 0, "0100 0200 0300 0000 78563412 0400 0000 00000000").await;
    assert_eq!(stub.unwrap(), hex("0a00 0a00"));
}

#[tokio::test]
async fn ptr_23_an_array_of_reference_pointers_comes_back_whole_or_not_at_all() {
    // An id each for the array and its two elements; two null `Outer`s are in front of it.
    let reply = "00000000 00000000 00000200 04000200 08000200 0700 0800";
    let (client, _) = answered(reply).await;
    let (mut outer, mut array) = ([None, None], None);
    client.outer_out(false, &mut outer, &mut array).await.unwrap();
    assert_eq!(array, Some(Box::new([Box::new(7), Box::new(8)])));

    let null_element = "00000000 00000000 00000200 04000200 00000000 0700";
    let (client, _) = answered(null_element).await;
    let error = client.outer_out(false, &mut outer, &mut array).await.unwrap_err();
    assert_eq!(error.status(), Status::NULL_REF_POINTER);
    assert_eq!(array, Some(Box::new([Box::new(7), Box::new(8)])), "as it was");

    // A server that allocates nothing sends nulls where null is allowed, and nothing half built.
    let stub = asked(&Service::default(), 7, "01").await.unwrap();
    assert_eq!(stub, hex("00000000 00000000 00000000"));
}

#[tokio::test]
async fn ptr_24_a_structure_with_reference_pointers_is_written_as_a_whole() {
    let client = client().await;
    let (mut outer, mut array) = ([None, None], None);
    client.outer_out(false, &mut outer, &mut array).await.unwrap();
    for outer in outer {
        assert_eq!(*outer.unwrap().inner, kinds());
    }
    // The deeper reference is null: no value of the type.
    let reply = "00000200 00000000 00000000  00000000";
    let (client, _) = answered(reply).await;
    let mut outer = [None, None];
    let error = client.outer_out(false, &mut outer, &mut array).await.unwrap_err();
    assert_eq!(error.status(), Status::NULL_REF_POINTER);
    assert_eq!(outer, [None, None]);
}

/// Recursive in the two ways that have an end.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Folder {
    pub n: u8,
    #[size_is(n)]
    pub folders: Vec<Folder>,
    #[unique]
    pub parent: Option<Box<Folder>>,
}

#[test]
fn ptr_25_a_recursion_ends_at_a_null_or_an_empty_array() {
    let empty = Folder { n: 0, folders: Vec::new(), parent: None };
    let folder = Folder { n: 1, folders: vec![empty.clone()], parent: Some(Box::new(empty)) };
    // The folder; the array, its one element and that one's array; the parent and its array.
    let ndr = hex("01 000000 00000200 04000200
         01000000 00 000000 08000200 00000000  00000000
         00 000000 0c000200 00000000  00000000");
    assert_eq!(encode::<Ndr20, (), _>(&folder, &()).unwrap(), ndr);
    assert_eq!(Stub::new(&ndr).decode::<Ndr20, (), Folder>(&()).unwrap(), folder);
}

#[tokio::test]
async fn ptr_29_a_parameter_with_a_size_is_an_array_and_has_no_id() {
    let (client, request) = answered("").await;
    client.array(2, &[1, 2]).await.unwrap();
    // `n`, then the maximum count and the elements.
    assert_eq!(request.await.unwrap(), hex("02000000 02000000 0100 0200"));
}

#[test]
fn ptr_02_null_where_a_reference_pointer_stands() {
    let stub = Stub::new(&[0; 16]);
    assert_eq!(stub.outcome::<_, Box<u32>>(&()), 1780);
    assert_eq!(stub.outcome::<_, String>(&()), 1780);
    assert_eq!(stub.outcome::<_, Vec<u8>>(&SizeIs { size: Counted::Late, rest: () }), 1780);
    assert_eq!(stub.outcome::<_, &WStr>(&()), 1780);
}
