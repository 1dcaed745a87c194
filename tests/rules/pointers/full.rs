//! Full pointers: aliases and cycles, in the call's memory and owned together.

use allocator_api2::alloc::{Allocator, Global};
use rpc_runtime::memory::{Ledger, StubBuffer};
use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{DecodeLimits, Decoder, Ndr20, Ndr64, Unmarshal};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::Tap;
use rpc_tests::{SYNTAXES, Stub, encode, encode_big, hex};

#[derive(Ndr, Debug, Clone, Copy)]
pub struct Pair<'a> {
    #[ptr]
    pub left: Option<Full<'a, u32>>,
    pub value: u16,
    #[ptr]
    pub right: Option<Full<'a, u32>>,
}

#[derive(Ndr, Debug)]
pub struct Owned<A: Allocator + Send + Sync> {
    #[ptr]
    pub left: Option<Shared<u32, A>>,
    pub value: u16,
    #[ptr]
    pub right: Option<Shared<u32, A>>,
}

/// A node of any graph.
#[derive(Ndr, Debug, Clone, Copy)]
pub struct Node<'a> {
    pub name: u32,
    #[ptr]
    pub a: Option<Full<'a, Node<'a>>>,
    #[ptr]
    pub b: Option<Full<'a, Node<'a>>>,
}

#[derive(Ndr, Debug)]
pub struct Chain<A: Allocator + Send + Sync> {
    name: u32,
    #[ptr]
    next: Option<Shared<Chain<A>, A>>,
}

/// Pointers of two types.
#[derive(Ndr, Debug, Clone, Copy)]
pub struct Mixed<'a> {
    #[ptr]
    number: Option<Full<'a, u32>>,
    #[ptr]
    node: Option<Full<'a, Node<'a>>>,
}

fn decode<'m, A, T: Unmarshal<'m, A>>(
    stub: &'m StubBuffer,
    memory: &'m CallMemory,
    allocator: A,
) -> Result<T> {
    let mut decoder = Decoder::new(stub, false, memory, allocator, DecodeLimits::default());
    let value = decoder.value::<Ndr20, (), T>(&())?;
    decoder.finish()?;
    Ok(value)
}

fn received(text: &str) -> StubBuffer {
    StubBuffer::copy_of(&hex(text)).unwrap()
}

/// One number with two pointers to it, and two numbers with one each.
const ALIASED: &str = "00000200 0700 0000 00000200 2a000000";
const APART: &str = "00000200 0700 0000 04000200 2a000000 2a000000";

#[test]
fn ptr_16_what_two_pointers_share_is_sent_once() {
    let memory = CallMemory::new();
    let number = Full::new(&memory, 42).unwrap();
    let aliased = Pair { left: Some(number), value: 7, right: Some(number) };
    assert_eq!(encode::<Ndr20, (), _>(&aliased, &()).unwrap(), hex(ALIASED));
    let apart = Pair { right: Some(Full::new(&memory, 42).unwrap()), ..aliased };
    assert_eq!(encode::<Ndr20, (), _>(&apart, &()).unwrap(), hex(APART));
    let big = "00020000 0007 0000 00020000 0000002a";
    assert_eq!(encode_big(&aliased, &()).unwrap(), hex(big));
    let ndr64 = "0000020000000000 0700000000000000 0000020000000000 2a000000";
    assert_eq!(encode::<Ndr64, (), _>(&aliased, &()).unwrap(), hex(ndr64));

    let number = Shared::new(42).unwrap();
    let shared = Owned { left: Some(number.clone()), value: 7, right: Some(number) };
    assert_eq!(encode::<Ndr20, (), _>(&shared, &()).unwrap(), hex(ALIASED));
    let none = Owned::<Global> { left: None, value: 7, right: None };
    assert_eq!(encode::<Ndr20, (), _>(&none, &()).unwrap(), hex("00000000 0700 0000 00000000"));
}

#[test]
fn ptr_16_identity_is_restored() {
    let (memory, ledger) = (CallMemory::new(), Ledger::new());
    for (text, same) in [(ALIASED, true), (APART, false)] {
        let stub = received(text);
        let pair: Pair<'_> = decode(&stub, &memory, ()).unwrap();
        let (left, right) = (pair.left.unwrap(), pair.right.unwrap());
        assert_eq!((*left, *right, Full::same(left, right)), (42, 42, same));

        let before = ledger.requests();
        let owned: Owned<Ledger> = decode(&stub, &memory, ledger.clone()).unwrap();
        let (left, right) = (owned.left.as_ref().unwrap(), owned.right.as_ref().unwrap());
        assert_eq!((**left, **right, Shared::same(left, right)), (42, 42, same));
        assert_eq!(ledger.requests() - before, if same { 1 } else { 2 });
    }
    assert!(ledger.alive().is_empty());
}

#[test]
fn ptr_21_a_shared_thing_is_freed_once_by_its_last_owner() {
    let (memory, ledger) = (CallMemory::new(), Ledger::new());
    let stub = received(ALIASED);
    let owned: Owned<Ledger> = decode(&stub, &memory, ledger.clone()).unwrap();
    let Owned { left, right, .. } = owned;
    drop(left);
    assert_eq!((ledger.alive().len(), ledger.frees()), (1, 0));
    assert_eq!(**right.as_ref().unwrap(), 42);
    drop(right);
    assert_eq!((ledger.alive().len(), ledger.frees()), (0, 1));
}

/// a(1) to b(2) and to itself; b to a and to nothing.
const CYCLE: &str = "01000000 04000000 08000000 \
                     02000000 0c000000 00000000 \
                     01000000 04000000 0c000000";

#[test]
fn ptr_16_cycles_in_the_calls_memory() {
    let memory = CallMemory::new();
    // The root, in line, points to b (id 4), which points to a (id 12), which points to b and to itself;
    // the root's second pointer (id 8) is another node.
    let stub = received(
        "00000000 04000000 08000000 \
         02000000 0c000000 00000000 \
         01000000 04000000 0c000000 \
         03000000 04000000 08000000",
    );
    let root: Node<'_> = decode(&stub, &memory, ()).unwrap();
    let (b, c) = (root.a.unwrap(), root.b.unwrap());
    let a = b.a.unwrap();
    assert_eq!((a.name, b.name, c.name), (1, 2, 3));
    assert!(b.b.is_none());
    assert!(Full::same(a.a.unwrap(), b) && Full::same(a.b.unwrap(), a));
    assert!(Full::same(c.a.unwrap(), b) && Full::same(c.b.unwrap(), c));
    assert!(format!("{root:?}").len() < 200, "a cycle can be printed");
}

#[test]
fn ptr_18_the_encoder_finds_aliases_through_other_pointers() {
    let memory = CallMemory::new();
    let a = Full::new_cyclic(&memory, |a| {
        let b = Full::new(&memory, Node { name: 2, a: Some(a), b: None }).unwrap();
        Node { name: 1, a: Some(b), b: Some(a) }
    });
    let a = a.unwrap();
    let bytes = encode::<Ndr20, (), _>(&a, &()).unwrap();
    let expected = "00000200 01000000 04000200 00000200 02000000 00000200 00000000";
    assert_eq!(bytes, hex(expected), "the id at the top, a, b, and no second a");
}

#[test]
fn ptr_16_what_is_owned_together_has_no_cycle() {
    let (memory, ledger) = (CallMemory::new(), Ledger::new());
    let stub = received("01000000 04000000 02000000 04000000");
    let error = decode::<_, Chain<Ledger>>(&stub, &memory, ledger.clone()).unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    assert!(ledger.alive().is_empty());
}

#[test]
fn ptr_16_an_id_stands_for_one_type() {
    let memory = CallMemory::new();
    let stub = received("04000000 04000000 2a000000");
    let error = decode::<_, Mixed<'_>>(&stub, &memory, ()).unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    let stub = received("04000000 08000000 2a000000 01000000 00000000 04000000");
    let error = decode::<_, Mixed<'_>>(&stub, &memory, ()).unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
}

#[test]
fn ptr_16_every_prefix_and_every_byte_is_an_error_or_a_graph() {
    let bytes = hex(CYCLE);
    for end in 0..bytes.len() {
        let (stub, memory) = (StubBuffer::copy_of(&bytes[..end]).unwrap(), CallMemory::new());
        assert!(decode::<_, Node<'_>>(&stub, &memory, ()).is_err(), "{end} bytes");
    }
    for (at, change) in (0..bytes.len()).flat_map(|at| (1..=255_u8).map(move |change| (at, change)))
    {
        let mut bytes = bytes.clone();
        bytes[at] ^= change;
        let (stub, memory) = (StubBuffer::copy_of(&bytes).unwrap(), CallMemory::new());
        if let Ok(root) = decode::<_, Node<'_>>(&stub, &memory, ()) {
            std::hint::black_box(root.a.map(|a| a.name));
        }
    }
}

#[derive(Ndr, Debug, Clone, Copy)]
pub struct Labelled<'a> {
    #[ptr]
    pub value: Option<Full<'a, u32>>,
    pub label: &'a WStr,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b24", version = "1.0")]
pub trait Graphs {
    /// Gives back `b`, then `a`.
    async fn swap<'a>(
        &self,
        memory: &'a CallMemory,
        #[ptr] a: Option<Full<'a, Node<'a>>>,
        #[ptr] b: Option<Full<'a, Node<'a>>>,
        #[out] first: &mut Option<Full<'a, Node<'a>>>,
        #[out] second: &mut Option<Full<'a, Node<'a>>>,
    ) -> Result<bool>;

    /// Points both to what `left` points to.
    async fn unite<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        pair: &mut Owned<A>,
    ) -> Result<()>;

    /// The length of what is counted behind it, and whether two are the same.
    async fn late<'a>(
        &self,
        memory: &'a CallMemory,
        #[size_is(n)] all: &'a [Labelled<'a>],
        #[ptr] first: Option<Full<'a, u32>>,
        n: u8,
        #[out]
        #[size_is(, *count)]
        back: &mut &'a [Labelled<'a>],
        #[out] count: &mut u8,
    ) -> Result<bool>;

    /// A graph in one block.
    async fn ring<'a>(
        &self,
        #[allocate(all_nodes)]
        #[out]
        ring: &mut Option<Full<'a, Node<'a>>>,
        block: &'a mut CallBlock<'_>,
    ) -> Result<()>;
}

pub struct Service;

impl Graphs for Service {
    async fn late<'a>(
        &self,
        _: &'a CallMemory,
        all: &'a [Labelled<'a>],
        first: Option<Full<'a, u32>>,
        n: u8,
        back: &mut &'a [Labelled<'a>],
        count: &mut u8,
    ) -> Result<bool> {
        (*back, *count) = (all, n);
        Ok(Full::same(all[0].value.unwrap(), first.unwrap()))
    }

    async fn swap<'a>(
        &self,
        _: &'a CallMemory,
        a: Option<Full<'a, Node<'a>>>,
        b: Option<Full<'a, Node<'a>>>,
        first: &mut Option<Full<'a, Node<'a>>>,
        second: &mut Option<Full<'a, Node<'a>>>,
    ) -> Result<bool> {
        (*first, *second) = (b, a);
        Ok(matches!((a, b), (Some(a), Some(b)) if Full::same(a, b)))
    }

    async fn unite<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        pair: &mut Owned<A>,
    ) -> Result<()> {
        pair.right.clone_from(&pair.left);
        Ok(())
    }

    async fn ring<'a>(
        &self,
        ring: &mut Option<Full<'a, Node<'a>>>,
        block: &'a mut CallBlock<'_>,
    ) -> Result<()> {
        let memory: &'a CallMemory = block;
        *ring = Some(Full::new_cyclic(memory, |a| Node { name: 9, a: Some(a), b: Some(a) })?);
        Ok(())
    }
}

fn server() -> Server {
    Server::builder().offer(GraphsServer::new(Service)).build().unwrap()
}

#[tokio::test]
async fn ptr_16_identity_is_kept_across_the_parameters_of_a_call() {
    let (tap, stream) = Tap::on(&server());
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    let client = GraphsClient::bind(&builder.over(stream)).await.unwrap();
    let memory = CallMemory::new();
    let a = Full::new(&memory, Node { name: 1, a: None, b: None }).unwrap();
    let b = Full::new(&memory, Node { name: 2, a: Some(a), b: None }).unwrap();
    let (mut first, mut second) = (None, None);
    assert!(!client.swap(&memory, Some(a), Some(b), &mut first, &mut second).await.unwrap());
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!((first.name, second.name), (2, 1));
    assert!(Full::same(first.a.unwrap(), second));
    // `a` travels once each way, and the reply calls it what the request called it.
    let request = "00000200 01000000 00000000 00000000 04000200 02000000 00000200 00000000";
    assert_eq!(tap.request(), hex(request));
    let reply = "04000200 02000000 00000200 00000000 01000000 00000000 00000000 00000200 00";
    assert_eq!(tap.reply(), hex(reply));

    let (mut first, mut second) = (None, None);
    assert!(client.swap(&memory, Some(a), Some(a), &mut first, &mut second).await.unwrap());
    assert!(Full::same(first.unwrap(), second.unwrap()));
}

#[tokio::test]
async fn ptr_16_what_is_owned_together_comes_back_together() {
    for syntax in SYNTAXES {
        let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]);
        let client = GraphsClient::bind(&builder.over(server().in_process())).await.unwrap();
        let ledger = Ledger::new();
        let number = |n| Some(Shared::new_in(n, ledger.clone()).unwrap());
        let mut pair = Owned { left: number(1), value: 5, right: number(2) };
        client.unite(ledger.clone(), &mut pair).await.unwrap();
        let (left, right) = (pair.left.as_ref().unwrap(), pair.right.as_ref().unwrap());
        assert_eq!((**left, Shared::same(left, right)), (1, true));
        assert_eq!(ledger.alive().len(), 1, "what nobody points to any more is freed");
        drop(pair);
        assert!(ledger.alive().is_empty());
    }
}

#[tokio::test]
async fn mem_22_a_ring_in_one_block() {
    let client =
        GraphsClient::bind(&ClientBuilder::new().over(server().in_process())).await.unwrap();
    let ledger = Ledger::new();
    let mut block = CallBlock::new_in(ledger.clone());
    let mut ring = None;
    client.ring(&mut ring, &mut block).await.unwrap();
    let ring = ring.unwrap();
    assert!(ring.name == 9 && Full::same(ring.a.unwrap(), ring.b.unwrap().a.unwrap()));
    assert_eq!(ledger.requests(), 1);
}

#[test]
#[should_panic(expected = "still being made")]
fn what_is_still_being_made_cannot_be_looked_at() {
    let memory = CallMemory::new();
    let _ = Full::new_cyclic(&memory, |own: Full<'_, Node<'_>>| Node {
        name: own.name,
        a: None,
        b: None,
    });
}

/// Ids of a peer that means no good: none of them is where the table would have it.
#[test]
fn ptr_16_any_ids_will_do() {
    let memory = CallMemory::new();
    for ids in [
        [u64::MAX, 1, u64::MAX - 4],
        [5, 1 << 63, 4],
        [u64::MAX - 8, u64::MAX - 4, u64::MAX],
        [1, 5, 9],
        [1_000_000, 4, 2_000_000],
    ] {
        // An array of three pointers to numbers, and the numbers.
        let mut bytes = ids.map(u64::to_le_bytes).concat();
        for number in [7_u32, 8, 9] {
            bytes.extend(number.to_le_bytes());
        }
        let stub = StubBuffer::copy_of(&bytes).unwrap();
        let mut decoder = Decoder::new(&stub, false, &memory, (), DecodeLimits::default());
        let full: [Full<'_, u32>; 3] = decoder.value::<Ndr64, (), _>(&()).unwrap();
        assert_eq!(full.map(|number| *number), [7, 8, 9], "{ids:x?}");
        // A reply says the same ids.
        let known = decoder.full_pointers();
        let mut encoder =
            rpc_runtime::ndr::Encoder::new(Vec::new()).with_received_ids(known).unwrap();
        encoder.value::<Ndr64, (), _>(&full, &()).unwrap();
        assert_eq!(encoder.into_bytes(), bytes, "{ids:x?}");
    }
}

/// A graph with aliases and a cycle, in some memory.
fn graph(memory: &CallMemory) -> [Full<'_, Node<'_>>; 3] {
    let ring = Full::new_cyclic(memory, |own| Node { name: 1, a: Some(own), b: None }).unwrap();
    let next = Full::new(memory, Node { name: 2, a: Some(ring), b: None }).unwrap();
    let last = Full::new(memory, Node { name: 3, a: Some(next), b: Some(ring) }).unwrap();
    [last, ring, next]
}

#[test]
fn ptr_16_encoders_of_one_graph_do_not_disturb_each_other() {
    use rpc_runtime::ndr::Encoder;
    let memory = CallMemory::new();
    let graph = graph(&memory);
    let expected = encode::<Ndr20, (), _>(&graph, &()).unwrap();

    // Two at a time in one thread, each by turns.
    let (mut one, mut two) = (Encoder::new(Vec::new()), Encoder::new(Vec::new()));
    for full in &graph {
        one.value::<Ndr20, (), _>(full, &()).unwrap();
        two.value::<Ndr20, (), _>(full, &()).unwrap();
    }
    let alone = |graph: &[Full<'_, Node<'_>>]| {
        let mut encoder = Encoder::new(Vec::new());
        for full in graph {
            encoder.value::<Ndr20, (), _>(full, &()).unwrap();
        }
        encoder.into_bytes()
    };
    let (one, two) = (one.into_bytes(), two.into_bytes());
    assert_eq!(one, two);
    assert_eq!(one, alone(&graph));

    // In four threads, while encoders come and go.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..500 {
                    assert_eq!(encode::<Ndr20, (), _>(&graph, &()).unwrap(), expected);
                    assert_eq!(alone(&graph), one);
                }
            });
        }
    });
    // A table that begins while another lives keeps what it has met when that one is gone.
    let mut long = Encoder::new(Vec::new());
    let mut short = Encoder::new(Vec::new());
    short.value::<Ndr20, (), _>(&graph[1], &()).unwrap();
    long.value::<Ndr20, (), _>(&graph[0], &()).unwrap();
    drop(short);
    long.value::<Ndr20, (), _>(&graph[1], &()).unwrap();
    long.value::<Ndr20, (), _>(&graph[2], &()).unwrap();
    assert_eq!(long.into_bytes(), one);
}

#[tokio::test]
async fn arr_41_counts_behind_full_pointers_are_compared_too() {
    for syntax in SYNTAXES {
        let server = Server::builder().offer(GraphsServer::new(Service)).build().unwrap();
        let association =
            ClientBuilder::new().transfer_syntaxes(&[syntax]).over(server.in_process());
        let client = GraphsClient::bind(&association).await.unwrap();
        let memory = CallMemory::new();
        let [a, b] = [1, 2].map(|n| Full::new(&memory, n).unwrap());
        let label = |label: &'static [u16], value| Labelled {
            value: Some(value),
            label: WStr::from_units(label),
        };
        let all = [label(&[65], a), label(&[66, 67], b), label(&[], a)];
        let (mut back, mut count): (&[Labelled<'_>], _) = (&[], 0);
        let same = client.late(&memory, &all, Some(a), 3, &mut back, &mut count).await.unwrap();
        assert!(same && count == 3);
        let [first, second, third] = [0, 1, 2].map(|i| back[i].value.unwrap());
        assert_eq!((*first, *second), (1, 2));
        assert!(Full::same(first, third) && back[1].label.units() == [66, 67]);
        let error = client.late(&memory, &all, Some(a), 2, &mut back, &mut count).await;
        assert_eq!(error.unwrap_err().status(), Status::BAD_STUB_DATA);
    }
}

#[test]
fn ptr_16_aliases_are_kept_however_ids_are_spread() {
    const LATE: SizeIs<()> = SizeIs { size: Counted::Late, rest: () };
    #[derive(Ndr, Debug, Clone, Copy)]
    struct Record<'a> {
        #[ptr]
        a: Option<Full<'a, u32>>,
        #[ptr]
        b: Option<Full<'a, u32>>,
        many: [Option<&'a u8>; 8],
    }
    // Unique pointers take ids too, so that those of full pointers are far apart.
    for n in [10, 12, 20, 100, 1000_u32] {
        let memory = CallMemory::new();
        let records: Vec<Record<'_>> = (0..n)
            .map(|i| {
                let a = Some(Full::new(&memory, i).unwrap());
                Record { a, b: a, many: [Some(&1); 8] }
            })
            .collect();
        let levels = SizeIs { size: Counted::Known(n as usize), rest: () };
        let bytes = encode::<Ndr20, _, [Record<'_>]>(&records, &levels).unwrap();
        let stub = Stub::new(&[&1_u32.to_le_bytes()[..], &bytes].concat());
        let again: &[Record<'_>] = stub.decoder().value::<Ndr20, _, _>(&LATE).unwrap();
        for (i, record) in again.iter().enumerate() {
            let (a, b) = (record.a.unwrap(), record.b.unwrap());
            assert!(Full::same(a, b) && *a == i as u32, "{i} of {n}");
        }
    }
    // An id beyond the room that there was for the first, twice, between others.
    let ids = [0, 65, 128, 128, 129].map(|place| (0x0002_0000 + 4 * place) as u32);
    let mut bytes = [1, 5].map(u32::to_le_bytes).concat();
    ids.iter().for_each(|id| bytes.extend(id.to_le_bytes()));
    [100, 101, 102, 103].iter().for_each(|n: &u32| bytes.extend(n.to_le_bytes()));
    #[derive(Ndr, Debug, Clone, Copy)]
    struct One<'a> {
        #[ptr]
        a: Option<Full<'a, u32>>,
    }
    let stub = Stub::new(&bytes);
    let read: &[One<'_>] = stub.decoder().value::<Ndr20, _, _>(&LATE).unwrap();
    let numbers: Vec<u32> = read.iter().map(|one| *one.a.unwrap()).collect();
    assert_eq!(numbers, [100, 101, 102, 102, 103]);
}

#[test]
fn ptr_16_a_cycle_of_owners_is_found_before_anything_is_changed() {
    #[derive(Ndr, Debug)]
    struct Link<A: Allocator + Send + Sync = Global> {
        #[ptr]
        next: Option<Shared<Link<A>, A>>,
        value: u8,
    }
    #[derive(Ndr, Debug)]
    struct Root<A: Allocator + Send + Sync = Global> {
        n: Option<Box<u8>>,
        #[ptr]
        a: Option<Shared<Link<A>, A>>,
    }
    // No `n`, and a node whose next is itself.
    let stub = Stub::new(&hex("00000000 04000000 04000000 07"));
    let value: Root = Root { n: Some(Box::new(7)), a: None };
    let mut decoder = stub.decoder_in(Global);
    let error = decoder.walk_in_place::<Ndr20, (), _>(&value, &()).unwrap_err();
    assert!(error.flaw().1.contains("in a cycle"), "{error:?}");
}
