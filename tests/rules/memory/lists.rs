//! Lists of any length: their recursion goes through the last field, and is a loop.

use std::mem::MaybeUninit;

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use rpc_runtime::memory::{CallMemory, Ledger, StubBuffer};
use rpc_runtime::ndr::{DecodeLimits, Decoder, Ndr20, Ndr64, Unmarshal, drop_list};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::{Stub, encode, hex};

/// Longer than a stack of two megabytes is deep.
const LONG: u32 = 1_000_000;

#[derive(Ndr, Debug, PartialEq)]
struct Owned {
    name: Option<Box<u16>>,
    value: u32,
    #[unique]
    next: Option<Box<Owned>>,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
pub struct Borrowed<'a> {
    name: Option<&'a u16>,
    value: u32,
    #[unique]
    next: Option<&'a Borrowed<'a>>,
}

#[derive(Ndr, Debug)]
struct Exclusive<'a> {
    name: Option<&'a u16>,
    value: u32,
    #[unique]
    next: Option<&'a mut Exclusive<'a>>,
}

#[derive(Ndr, Debug)]
struct Plugged<A: Allocator> {
    name: Option<PluggedBox<u16, A>>,
    value: u32,
    #[unique]
    next: Option<PluggedBox<Plugged<A>, A>>,
}

/// A list from the last node on.
fn owned(values: u32) -> Owned {
    let node = |value, next| Owned { name: (value % 3 == 0).then(|| Box::new(7)), value, next };
    let mut list = node(values - 1, None);
    for value in (0..values - 1).rev() {
        list = node(value, Some(Box::new(list)));
    }
    list
}

fn generous() -> DecodeLimits {
    DecodeLimits::default().with_depth(2 * LONG as usize).with_memory(256 << 20)
}

fn decode<'m, A, T: Unmarshal<'m, A>>(stub: &'m Stub, allocator: A) -> T {
    let limits = generous();
    let mut decoder = Decoder::new(&stub.bytes, false, &stub.memory, allocator, limits);
    let value = decoder.value::<Ndr20, (), T>(&()).unwrap();
    decoder.finish().unwrap();
    value
}

#[test]
fn ptr_22_a_list_is_written_node_after_node() {
    // Each node, then its name, then the next node: the last pointer's pointee comes last.
    let bytes = hex("00000200 00000000 04000200 0700 0000 \
         00000000 01000000 08000200 \
         00000000 02000000 0c000200 \
         10000200 03000000 00000000 0700");
    let list = owned(4);
    assert_eq!(encode::<Ndr20, (), _>(&list, &()).unwrap(), bytes);
    let stub = Stub::new(&bytes);
    assert_eq!(decode::<_, Owned>(&stub, ()), list);
    let borrowed: Borrowed<'_> = decode(&stub, ());
    assert_eq!(encode::<Ndr20, (), _>(&borrowed, &()).unwrap(), bytes);
    let exclusive: Exclusive<'_> = decode(&stub, ());
    assert_eq!(encode::<Ndr20, (), _>(&exclusive, &()).unwrap(), bytes);
    let ledger = Ledger::new();
    let plugged: Plugged<Ledger> = decode(&stub, ledger.clone());
    assert_eq!(encode::<Ndr20, (), _>(&plugged, &()).unwrap(), bytes);
    assert_eq!(ledger.alive().len(), 5, "three nodes and two names");
    drop(plugged);
    assert!(ledger.alive().is_empty());
}

#[test]
fn a_list_in_ndr64_is_the_same_list() {
    let bytes = encode::<Ndr64, (), _>(&owned(5), &()).unwrap();
    let stub = Stub::new(&bytes);
    let list = stub.decode::<Ndr64, (), Borrowed<'_>>(&()).unwrap();
    assert_eq!(encode::<Ndr64, (), _>(&list, &()).unwrap(), bytes);
    assert_eq!(stub.decode::<Ndr64, (), Owned>(&()).unwrap(), owned(5));
}

#[test]
fn mem_21_a_million_nodes_need_no_stack() {
    let list = owned(LONG);
    let bytes = encode::<Ndr20, (), _>(&list, &()).unwrap();
    drop_list(Some(Box::new(list)));
    // Their stacks are those of the tests' own threads.
    std::thread::scope(|threads| {
        threads.spawn(|| {
            let stub = Stub::new(&bytes);
            let owned: Owned = decode(&stub, ());
            assert_eq!(encode::<Ndr20, (), _>(&owned, &()).unwrap(), bytes);
            drop_list(Some(Box::new(owned)));
        });
        threads.spawn(|| {
            let stub = Stub::new(&bytes);
            let plugged: Plugged<Ledger> = decode(&stub, Ledger::new());
            drop_list(plugged.next);
        });
        threads.spawn(|| {
            let stub = Stub::new(&bytes);
            let exclusive: Exclusive<'_> = decode(&stub, ());
            assert_eq!(encode::<Ndr20, (), _>(&exclusive, &()).unwrap(), bytes);
        });
        threads.spawn(|| {
            let stub = Stub::new(&bytes);
            let borrowed: Borrowed<'_> = decode(&stub, ());
            assert_eq!(encode::<Ndr20, (), _>(&borrowed, &()).unwrap(), bytes);
            let mut next = Some(&borrowed);
            for value in 0..LONG {
                let node = next.expect("a node");
                let name = (value % 3 == 0).then_some(7);
                assert_eq!((node.value, node.name.copied()), (value, name));
                next = node.next;
            }
        });
    });
}

#[test]
fn the_depth_bounds_owned_lists_because_they_are_dropped_one_in_the_other() {
    let bytes = encode::<Ndr20, (), _>(&owned(300), &()).unwrap();
    let stub = Stub::new(&bytes);
    assert_eq!(stub.decode::<Ndr20, (), Owned>(&()).unwrap_err().status(), Status::BAD_STUB_DATA);
    let mut walker = stub.decoder();
    let error = walker.walk::<Ndr20, (), Owned>(&()).unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
    stub.decode::<Ndr20, (), Borrowed<'_>>(&()).unwrap();
    stub.decoder().walk::<Ndr20, (), Borrowed<'_>>(&()).unwrap();
}

#[test]
fn a_list_that_ends_too_early_leaks_nothing() {
    let bytes = encode::<Ndr20, (), _>(&owned(20), &()).unwrap();
    for end in 0..bytes.len() {
        let (ledger, memory) = (Ledger::new(), CallMemory::new());
        let stub = StubBuffer::copy_of(&bytes[..end]).unwrap();
        let mut decoder =
            Decoder::new(&stub, false, &memory, ledger.clone(), DecodeLimits::default());
        assert!(decoder.value::<Ndr20, (), Plugged<Ledger>>(&()).is_err());
        assert!(ledger.alive().is_empty(), "{end} bytes");
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b23", version = "1.0")]
pub trait Long {
    /// A list of `n` nodes.
    async fn list<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        n: u32,
        #[out] list: &mut Option<&'a Borrowed<'a>>,
    ) -> Result<()>;
}

pub struct Service;

impl Long for Service {
    async fn list<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        n: u32,
        list: &mut Option<&'a Borrowed<'a>>,
    ) -> Result<()> {
        let memory: &'a CallMemory = block;
        for value in (0..n).rev() {
            *list = Some(memory.allocate(Borrowed { name: None, value, next: *list })?);
        }
        Ok(())
    }
}

#[tokio::test]
async fn mem_22_a_million_nodes_in_one_block() {
    let server = Server::builder()
        .offer(LongServer::new(Service))
        .decode_limits(generous())
        .build()
        .unwrap();
    let builder =
        ClientBuilder::new().decode_limits(generous()).transfer_syntaxes(&[SyntaxId::NDR20]);
    let client = LongClient::bind(&builder.over(server.in_process())).await.unwrap();
    let size = LONG as usize * size_of::<Borrowed<'_>>();
    let ledger = Ledger::new();
    let mut buffer = vec![MaybeUninit::uninit(); size + 16];
    for mut block in [CallBlock::new_in(ledger.clone()), CallBlock::in_buffer(&mut buffer)] {
        let mut list = None;
        client.list(&mut block, LONG, &mut list).await.unwrap();
        let mut nodes = 0;
        while let Some(node) = list {
            assert_eq!(node.value, nodes);
            (nodes, list) = (nodes + 1, node.next);
        }
        assert_eq!(nodes, LONG);
    }
    assert_eq!((ledger.requests(), ledger.bytes()), (1, size), "one block of the exact size");
}
