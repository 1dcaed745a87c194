//! How deep and how large a message may be, whatever its type: every way to nest takes from one depth, and
//! what it decodes to from one budget.

use rpc_runtime::memory::{Allocator, Global, Ledger};
use rpc_runtime::ndr::attributes::{Counted, SizeIs};
use rpc_runtime::ndr::{
    DecodeLimits, Flaw, Ndr20, NdrResult, TransmitAs, TransmittedType, Unmarshal,
};
use rpc_runtime::{Full, Ndr, Shared, Status};
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::{Stub, encode};

const TOO_DEEP: Option<Status> = Some(Status::BAD_STUB_DATA);

/// Nested through a field that is not the last one, so that each level takes stack.
#[derive(Ndr, Debug, PartialEq)]
struct Deep {
    #[unique]
    below: Option<Box<Deep>>,
    value: u32,
}

fn deep(levels: u32) -> Deep {
    let mut value = Deep { value: 0, below: None };
    for i in 1..levels {
        value = Deep { value: i, below: Some(Box::new(value)) };
    }
    value
}

#[test]
fn what_is_written_is_read() {
    let deepest = deep(201);
    let bytes = encode::<Ndr20, (), _>(&deepest, &()).unwrap();
    assert_eq!(Stub::new(&bytes).decode::<Ndr20, (), Deep>(&()).unwrap(), deepest);
    let error = encode::<Ndr20, (), _>(&deep(202), &()).unwrap_err();
    assert_eq!(Some(error.status()), TOO_DEEP);
}

/// Nested through arrays alone.
#[derive(Ndr, Debug)]
struct Branches {
    n: u32,
    #[size_is(n)]
    children: Vec<Branches>,
}

#[derive(Ndr, Debug)]
struct Plugged<A: Allocator> {
    n: u32,
    #[size_is(n)]
    children: Option<allocator_api2::vec::Vec<Plugged<A>, A>>,
}

#[derive(Ndr, Debug)]
struct Borrowed<'a> {
    n: u32,
    #[size_is(n)]
    #[length_is(n)]
    children: &'a [Borrowed<'a>],
}

/// Branches of one child each; the last has none.
fn branches(levels: usize, counts: usize) -> Vec<u8> {
    let word = |n: u32| n.to_le_bytes();
    let mut bytes = [word(1), word(8)].concat();
    for level in 1..levels {
        let last = level + 1 == levels;
        bytes.extend(word(1));
        if counts == 3 {
            bytes.extend([word(0), word(1)].concat());
        }
        bytes.extend([word(u32::from(!last)), word(8)].concat());
    }
    bytes.extend(vec![0; 4 * counts]);
    bytes
}

/// Runs in a thread with a stack of two megabytes, such as tokio gives a task.
fn in_two_megabytes(run: fn()) {
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run);
    thread.expect("a thread").join().expect("what ran came to its end");
}

// In a debug build frames are largest, and an overflow is no panic: it ends the program. What is deepest by default,
// nested in each way, is written, read and dropped.

#[test]
fn the_deepest_pointers_fit_a_stack_of_two_megabytes() {
    in_two_megabytes(|| {
        let value = deep(201);
        let bytes = encode::<Ndr20, (), _>(&value, &()).unwrap();
        assert_eq!(Stub::new(&bytes).decode::<Ndr20, (), Deep>(&()).unwrap(), value);
    });
}

/// A limit that a user raises: frames of a debug build for Windows are too large for this one.
#[cfg(all(not(windows), target_arch = "x86_64"))]
#[test]
fn a_thousand_pointers_fit_a_stack_of_two_megabytes() {
    in_two_megabytes(|| {
        let value = deep(1000);
        let mut encoder = rpc_runtime::ndr::Encoder::new(Vec::new()).with_depth(1000);
        encoder.value::<Ndr20, (), _>(&value, &()).unwrap();
        let mut stub = Stub::new(&encoder.into_bytes());
        stub.limits = DecodeLimits::default().with_depth(1000);
        assert_eq!(stub.decode::<Ndr20, (), Deep>(&()).unwrap(), value);
    });
}

#[test]
fn the_deepest_arrays_fit_a_stack_of_two_megabytes() {
    in_two_megabytes(|| {
        let encoding = Encoding::Little;
        let stub = Stub::new(&branches(200, 1));
        let owned = encoding.decode::<_, Branches>(&stub, ()).unwrap();
        assert!(encoding.encode(&owned).is_ok());
        assert!(encoding.walk::<Branches>(&stub).is_ok());
        let ledger = Ledger::new();
        drop(encoding.decode::<_, Plugged<Ledger>>(&stub, ledger.clone()).unwrap());
        assert!(ledger.alive().is_empty());
        let stub = Stub::new(&branches(200, 3));
        assert!(encoding.decode::<_, Borrowed<'_>>(&stub, ()).is_ok());
    });
}

#[test]
fn the_deepest_full_pointers_fit_a_stack_of_two_megabytes() {
    in_two_megabytes(|| {
        let id = |i: u32| 0x0002_0000 + 4 * i;
        let link = |i: u32| [if i == 200 { 0 } else { id(i) }, 7].map(u32::to_le_bytes).concat();
        let stub = Stub::new(&(0..=200).flat_map(link).collect::<Vec<_>>());
        drop(stub.decoder_in(Global).value::<Ndr20, (), Link>(&()).unwrap());
        assert!(stub.decoder_in(()).value::<Ndr20, (), FreeLink<'_>>(&()).is_ok());
    });
}

#[test]
fn the_deepest_large_values_fit_a_stack_of_two_megabytes() {
    in_two_megabytes(|| {
        let node = |more| [[0, 0, 2 * more, 0], [0; 4], [0; 4], [0; 4]].concat();
        let nodes: Vec<u8> = (0..22).flat_map(|i| node(u8::from(i + 1 < 22))).collect();
        drop(Encoding::Little.decode::<_, Large>(&Stub::new(&nodes), ()).unwrap());
    });
}

#[test]
fn arrays_nest_no_deeper_than_pointers() {
    let ledger = Ledger::new();
    for (levels, expected) in [(200, None), (202, TOO_DEEP), (100_000, TOO_DEEP)] {
        let stub = Stub::new(&branches(levels, 1));
        let encoding = Encoding::Little;
        assert_eq!(status(&encoding.decode::<_, Branches>(&stub, ())), expected, "{levels}");
        assert_eq!(status(&encoding.walk::<Branches>(&stub)), expected, "{levels}");
        let plugged = encoding.decode::<_, Plugged<Ledger>>(&stub, ledger.clone());
        assert_eq!(status(&plugged), expected, "{levels}");
        let stub = Stub::new(&branches(levels, 3));
        assert_eq!(status(&encoding.decode::<_, Borrowed<'_>>(&stub, ())), expected, "{levels}");
    }
}

#[test]
fn arrays_nest_no_deeper_in_place() {
    let mut value = Branches { n: 0, children: Vec::new() };
    let stub = Stub::new(&branches(100_000, 1));
    let mut decoder = stub.decoder();
    let error = decoder.walk_in_place::<Ndr20, (), _>(&value, &()).unwrap_err();
    assert_eq!(Some(error.status()), TOO_DEEP);
    let stub = Stub::new(&branches(150, 1));
    let mut decoder = stub.decoder();
    let start = decoder.walk_in_place::<Ndr20, (), _>(&value, &()).unwrap();
    decoder.update::<Ndr20, (), _>(start, &mut value, &()).unwrap();
    assert_eq!(value.n, 1);
}

/// What takes much of the stack.
#[derive(Ndr, Debug)]
struct Large {
    #[unique]
    below: Option<Box<Large>>,
    n: u8,
    #[length_is(n)]
    buffer: [u8; 4096],
}

#[test]
fn what_is_large_counts_as_several_levels() {
    let encoding = Encoding::Little;
    let large = |levels: usize| {
        let node = |more| [[0, 0, 2 * more, 0], [0; 4], [0; 4], [0; 4]].concat();
        Stub::new(&(0..levels).flat_map(|i| node(u8::from(i + 1 < levels))).collect::<Vec<_>>())
    };
    assert!(encoding.decode::<_, Large>(&large(22), ()).is_ok());
    assert_eq!(status(&encoding.decode::<_, Large>(&large(200), ())), TOO_DEEP);
}

#[derive(Ndr, Debug)]
struct Link<A: Allocator + Send + Sync = Global> {
    #[ptr]
    next: Option<Shared<Link<A>, A>>,
    value: u8,
}

#[derive(Ndr, Debug)]
struct FreeLink<'a> {
    #[ptr]
    next: Option<Full<'a, FreeLink<'a>>>,
    value: u8,
}

/// An array of full pointers, each to a new node that points to the one before it.
fn chain(nodes: u32) -> Vec<u8> {
    let id = |i: u32| (0x0002_0000 + 4 * i).to_le_bytes();
    let mut bytes = [nodes.to_le_bytes(); 1].concat();
    (1..=nodes).for_each(|i| bytes.extend(id(i)));
    for i in 1..=nodes {
        bytes.extend(if i == 1 { [0; 4] } else { id(i - 1) });
        bytes.extend([7, 0, 0, 0]);
    }
    bytes
}

const LATE: SizeIs<()> = SizeIs { size: Counted::Late, rest: () };

fn pointers<'m, A, T: Unmarshal<'m, A, SizeIs<()>>>(stub: &'m Stub, allocator: A) -> NdrResult<T> {
    stub.decoder_in(allocator).value::<Ndr20, _, T>(&LATE)
}

#[test]
fn what_is_owned_in_a_chain_is_as_deep_as_the_chain() {
    // Nothing is nested on the wire; but whoever drops the last drops them all.
    for (nodes, expected) in [(190, None), (250, TOO_DEEP), (20_000, TOO_DEEP)] {
        let stub = Stub::new(&referents(nodes));
        let owned = pointers::<_, Vec<Holder<Global>>>(&stub, Global);
        assert_eq!(status(&owned), expected, "{nodes}");
        let walk = stub.decoder_in(Global).walk::<Ndr20, _, Vec<Holder<Global>>>(&LATE);
        assert_eq!(status(&walk), expected, "{nodes}");
        // In the call's memory nothing is dropped.
        assert_eq!(status(&pointers::<_, &[FreeHolder<'_>]>(&stub, ())), None, "{nodes}");
    }
}

#[derive(Ndr, Debug)]
struct Holder<A: Allocator + Send + Sync = Global> {
    #[ptr]
    node: Option<Shared<Link<A>, A>>,
}

#[derive(Ndr, Debug)]
struct FreeHolder<'a> {
    #[ptr]
    node: Option<Full<'a, FreeLink<'a>>>,
}

/// The chain behind the id of a pointer to an array.
fn referents(nodes: u32) -> Vec<u8> {
    [&1_u32.to_le_bytes()[..], &chain(nodes)].concat()
}

#[test]
fn a_block_of_the_heap_costs_what_an_allocator_takes() {
    // 5 bytes of the message for a pointer, and a block that an allocator makes 32 bytes of.
    let n = 10_000_u32;
    let mut bytes = [1, n].map(u32::to_le_bytes).concat();
    (0..n).for_each(|i| bytes.extend((i + 1).to_le_bytes()));
    bytes.resize(bytes.len() + n as usize, 7);
    let mut stub = Stub::new(&bytes);
    let mut with = |memory| {
        stub.limits = DecodeLimits::default().with_memory(memory);
        status(&pointers::<_, Vec<Option<Box<u8>>>>(&stub, ()))
    };
    let cost = size_of::<usize>() + 32;
    assert_eq!(with((cost + 1) * n as usize), None);
    assert_eq!(with((cost - 1) * n as usize), Some(Status::OUT_OF_MEMORY));
}

/// What travels is large, and what it is presented as is not.
#[derive(Ndr)]
struct Big {
    #[unique]
    next: Option<Box<TransmitAs<Big, Small>>>,
    n: u8,
    #[length_is(n)]
    buffer: [u8; 4096],
}

struct Small(Option<Box<Small>>);

impl TransmittedType<Small> for Big {
    fn to_xmit(_: &Small) -> Result<Big, &'static Flaw> {
        Err(&Flaw(Status::INTERNAL_ERROR, "a value that is not written", ""))
    }

    fn from_xmit(big: Big) -> Result<Small, &'static Flaw> {
        assert_eq!(big.n, 0);
        Ok(Small(big.next.map(|next| Box::new(next.into_inner()))))
    }
}

#[test]
fn what_is_presented_counts_with_the_size_that_travels() {
    let node = |more| [[0, 0, 2 * more, 0], [0; 4], [0; 4], [0; 4]].concat();
    let nodes = |n: usize| (0..n).flat_map(|i| node(u8::from(i + 1 < n))).collect::<Vec<_>>();
    let decode = |n| {
        let stub = Stub::new(&nodes(n));
        let value = Encoding::Little.decode::<_, TransmitAs<Big, Small>>(&stub, ());
        (
            status(&value),
            value.map(|value| std::iter::successors(Some(&*value), |v| v.0.as_deref()).count()),
        )
    };
    assert_eq!(decode(20).1.unwrap(), 20);
    assert_eq!(decode(200).0, TOO_DEEP);
}
