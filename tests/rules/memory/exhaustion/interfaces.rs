//! The interfaces of these tests.

use allocator_api2::boxed::Box;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::{SYNTAXES, shapes};

use super::{Books, served};
use crate::arrays::{ignored, sizes as arrays};
use crate::memory::ownership::{RETURN, list, values};
use crate::memory::store::Store;
use crate::memory::{allocators, blocks, in_place, lists, ownership, store};
use crate::pointers::{full, kinds as pointers};
use crate::{allocation_counts, attributes, returns};

#[tokio::test]
async fn mem_02_exhaustion_of_lists_of_an_allocator() {
    for (books, association) in served(|_| allocators::ListsServer::new(allocators::Service)) {
        let client = allocators::ListsClient::bind(&association).await.unwrap();
        let ledger = &books.client;
        books
            .exhaust([1, 1], async |nth| {
                let node = |value, next| {
                    let mut bytes = PluggedVec::new_in(ledger.clone());
                    bytes.extend([1, 2, 3]);
                    let node = allocators::Node { value, next, n: 3, bytes: Some(bytes) };
                    Some(Box::new_in(node, ledger.clone()))
                };
                let mut list = node(1, node(2, None));
                let before = ledger.alive();
                nth.arm();
                let result = client.extend(ledger.clone(), &mut list).await;
                if result.is_err() {
                    assert_eq!(ledger.alive(), before);
                    let first = list.as_ref().unwrap();
                    assert_eq!((first.value, first.bytes.as_deref()), (1, Some(&[1, 2, 3][..])));
                    assert!(first.next.as_ref().unwrap().next.is_none());
                }
                result.map(drop)
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_blocks() {
    for (books, association) in served(|_| blocks::GraphsServer::new(blocks::Service)) {
        let client = blocks::GraphsClient::bind(&association).await.unwrap();
        books
            .exhaust([1, 3], async |nth| {
                let mut block = CallBlock::new_in(books.client.clone());
                let mut root = None;
                nth.arm();
                let result = client.tree(&mut block, 6, &mut root).await;
                assert_eq!(root.is_some(), result.is_ok());
                result
            })
            .await;
        books
            .exhaust([1, 1], async |nth| {
                // The association's own block, and [in, out] data in the caller's variables.
                let mut block = association.block();
                let (mut a, mut b, mut c) = (Some(&7), None, None);
                nth.arm();
                let result = client.mixed(&mut block, &mut a, &mut b, &mut c).await;
                let expected =
                    if result.is_ok() { (1, Some(&2), Some(&3)) } else { (7, None, None) };
                assert_eq!((*a.unwrap(), b, c), expected);
                result
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_a_long_list_in_a_block() {
    let books = Books::new();
    let association = books.serve(lists::LongServer::new(lists::Service), SyntaxId::NDR20);
    let client = lists::LongClient::bind(&association).await.unwrap();
    books
        .exhaust([1, 5], async |nth| {
            let mut block = CallBlock::new_in(books.client.clone());
            let mut list = None;
            nth.arm();
            let result = client.list(&mut block, 1000, &mut list).await;
            assert_eq!(list.is_some(), result.is_ok());
            result
        })
        .await;
}

#[tokio::test]
async fn mem_02_exhaustion_of_trees_in_place() {
    for (books, association) in served(|_| in_place::TreesServer::new(in_place::Gardener)) {
        let client = in_place::TreesClient::bind(&association).await.unwrap();
        let ledger = &books.client;
        for (method, least) in [("touch", [0, 1]), ("grow", [2, 1]), ("prune", [0, 1])] {
            books
                .exhaust(least, async |nth| {
                    let mut tree = in_place::tree(ledger);
                    let (before, text) = (ledger.alive(), format!("{tree:?}"));
                    nth.arm();
                    let result = match method {
                        "touch" => client.touch(ledger.clone(), &mut tree).await,
                        "grow" => client.grow(ledger.clone(), &mut tree).await,
                        _ => client.prune(ledger.clone(), &mut tree).await,
                    };
                    if result.is_err() {
                        assert_eq!((ledger.alive(), strip(&tree)), (before, strip_text(&text)));
                    }
                    result
                })
                .await;
        }
        books
            .exhaust([1, 2], async |nth| {
                let memory = CallMemory::new_in(ledger.clone());
                let own = [true; 40_000];
                let (mut a, mut b) = (None, Some(&own));
                nth.arm();
                let result = client.borrowed(&memory, &mut a, &mut b).await;
                if result.is_err() {
                    assert!(a.is_none() && b.is_some_and(|b| std::ptr::eq(b, &own)));
                }
                result
            })
            .await;
    }
}

/// A tree as text, without the book that its allocators print.
fn strip(tree: &impl std::fmt::Debug) -> String {
    strip_text(&format!("{tree:?}"))
}

fn strip_text(text: &str) -> String {
    text.split("Ledger(").map(|part| part.split_once(')').map_or(part, |(_, rest)| rest)).collect()
}

#[tokio::test]
async fn mem_02_exhaustion_of_the_allocation_counts() {
    for (books, association) in
        served(|_| allocation_counts::OracleServer::new(allocation_counts::Service))
    {
        let client = allocation_counts::OracleClient::bind(&association).await.unwrap();
        let ledger = &books.client;
        books
            .exhaust([0, 1], async |nth| {
                let mut all = allocation_counts::pointers(ledger);
                nth.arm();
                let result = client.touch(ledger.clone(), &mut all).await;
                assert_eq!(*all.reference, if result.is_ok() { 2 } else { 1 });
                result
            })
            .await;
        books
            .exhaust([3, 1], async |nth| {
                let all = allocation_counts::pointers(ledger);
                let mut all = allocation_counts::Pointers { unique: None, nested: None, ..all };
                nth.arm();
                let result = client.fill(ledger.clone(), &mut all).await;
                assert_eq!(all.unique.is_some() && all.nested.is_some(), result.is_ok());
                assert_eq!(all.unique.is_some(), all.nested.is_some());
                result
            })
            .await;
        books
            .exhaust([1, 0], async |nth| {
                let memory = CallMemory::new_in(ledger.clone());
                let mut list = None;
                nth.arm();
                let result = client.kept(&memory, &mut list).await;
                assert_eq!(list.is_some(), result.is_ok());
                result
            })
            .await;
        books
            .exhaust([0, 1], async |nth| {
                nth.arm();
                let coloured =
                    allocation_counts::Coloured { colour: &allocation_counts::Colour::Green };
                client.colour(&coloured).await.map(|green| assert!(green))
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_pointers() {
    let server = |_: &Books| pointers::PointersServer::new(pointers::Service::default());
    for (books, association) in served(server) {
        let client = pointers::PointersClient::bind(&association).await.unwrap();
        let ledger = &books.client;
        let numbers =
            |part: &pointers::Part<Ledger>| (*part.reference, part.unique.as_deref().copied());
        books
            .exhaust([0, 1], async |nth| {
                let (mut a, mut b, mut sum) =
                    (pointers::part(ledger, 1), pointers::part(ledger, 2), 9);
                nth.arm();
                let result = client.edit(ledger.clone(), &mut a, Some(&mut b), &mut sum).await;
                if result.is_err() {
                    assert_eq!((numbers(&a), numbers(&b), sum), ((1, Some(10)), (2, Some(20)), 9));
                }
                result
            })
            .await;
        books
            .exhaust([0, 1], async |nth| {
                let mut parts = PluggedVec::new_in(ledger.clone());
                parts.extend([1, 2, 3].map(|n| pointers::part(ledger, n)));
                nth.arm();
                let result = client.edit_all(ledger.clone(), &mut 3, &mut parts).await;
                let all: Vec<_> = parts.iter().map(|part| *part.reference).collect();
                assert_eq!(all, if result.is_ok() { [2, 3, 4] } else { [1, 2, 3] });
                result
            })
            .await;
        books
            .exhaust([5, 1], async |nth| {
                let (mut a, mut b, mut c) = (None, None, None);
                let mut d = pointers::Part { unique: None, ..pointers::part(ledger, 1) };
                nth.arm();
                let result =
                    client.make(ledger.clone(), &mut a, &mut b, &mut c, Some(&mut d)).await;
                let made = [&a, &b, &c, &d.unique].map(Option::is_some);
                assert_eq!(made, [result.is_ok(); 4]);
                result.map(drop)
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_return_values() {
    for (books, association) in served(|_| returns::ReturnsServer::new(returns::Service)) {
        let client = returns::ReturnsClient::bind(&association).await.unwrap();
        books
            .exhaust([1, 1], async |nth| {
                nth.arm();
                let value = client.plugged(books.client.clone(), false).await?;
                assert_eq!(books.client.alive()[0].parameter, "return");
                drop(value);
                Ok(())
            })
            .await;
        // What is borrowed lies in the reply itself.
        books
            .exhaust([0, 1], async |nth| {
                let memory = CallMemory::new_in(books.client.clone());
                nth.arm();
                client.borrowed(&memory, false).await.map(|value| assert_eq!(value, Some(&42)))
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_arrays() {
    for (books, association) in served(|_| arrays::ArraysServer::new(arrays::Service)) {
        let client = arrays::ArraysClient::bind(&association).await.unwrap();
        let ledger = &books.client;
        books
            .exhaust([1, 1], async |nth| {
                let mut list = PluggedVec::new_in(ledger.clone());
                list.extend(
                    [Some(1), Some(2), None].map(|n| n.map(|n| Box::new_in(n, ledger.clone()))),
                );
                let mut list = arrays::List { n: 3, list };
                nth.arm();
                let result = client.pointers(ledger.clone(), &mut list).await;
                let all: Vec<_> = list.list.iter().map(|n| n.as_deref().copied()).collect();
                let expected = if result.is_ok() {
                    [Some(2), None, Some(3)]
                } else {
                    [Some(1), Some(2), None]
                };
                assert_eq!(all, expected);
                result
            })
            .await;
        // Without an allocator of the method's own, the server has its memory all the same.
        books
            .exhaust([0, 1], async |nth| {
                let rows: [&[u16]; 2] = [&[1, 2], &[3, 4]];
                nth.arm();
                client.rows(2, 2, &rows).await.map(|seen| assert_eq!(seen, 0x1234))
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_owners() {
    for syntax in SYNTAXES {
        let books = Books::new();
        let service = ownership::Service::default();
        let association = books.serve(ownership::OwnersServer::new(service.clone()), syntax);
        let client = ownership::OwnersClient::bind(&association).await.unwrap();
        let ledger = &books.client;
        books
            .exhaust([3, 1], async |nth| {
                let (mut nodes, mut made) = (list(ledger, &[1, 2]), None);
                nth.arm();
                let result = client.change(ledger.clone(), RETURN, &mut nodes, &mut made).await;
                if result.is_err() {
                    assert_eq!((values(&nodes), values(&made)), (vec![1, 2], vec![]));
                }
                result.map(drop)
            })
            .await;
        // Each node that is kept is a request of its own.
        books
            .exhaust([0, 3], async |nth| {
                let nodes = list(ledger, &[1, 2, 3]);
                nth.arm();
                let result = client.keep(ledger.clone(), nodes, RETURN).await;
                assert_eq!(
                    service.kept.lock().unwrap().drain(..).count(),
                    usize::from(result.is_ok())
                );
                result
            })
            .await;
        books
            .exhaust([0, 4], async |nth| {
                let mut nodes = list(ledger, &[1, 2, 3]);
                nth.arm();
                let result = client.operate(ledger.clone(), &mut nodes, RETURN).await;
                assert_eq!(values(&nodes), if result.is_ok() { [100, 1, 3] } else { [1, 2, 3] });
                result
            })
            .await;
        books
            .exhaust([0, 1], async |nth| {
                let nodes = list(ledger, &[1, 2, 3]);
                nth.arm();
                client.look(ledger.clone(), &nodes).await.map(|sum| assert_eq!(sum, 6))
            })
            .await;
        books
            .exhaust([0, 2], async |nth| {
                let (mut zero, mut twice) = ([7; 2000], [1; 2000]);
                nth.arm();
                let result = client.buffer(2000, &mut zero, &mut twice).await;
                let all = if result.is_ok() { (9, 2) } else { (7, 1) };
                assert!(zero.iter().zip(&twice).all(|(zero, twice)| (*zero, *twice) == all));
                result.map(|fresh| assert!(fresh))
            })
            .await;
        books
            .exhaust([1, 2], async |nth| {
                let name =
                    WString::from("a name of some length, so that three are more than one piece");
                let names = [&*name; 20];
                let memory = CallMemory::new_in(ledger.clone());
                let mut first = None;
                nth.arm();
                let result = client.borrowed(&memory, 20, &names, &mut first).await;
                assert_eq!(first.is_some(), result.is_ok());
                result
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_what_has_attributes() {
    let books = Books::new();
    let service = attributes::Service::default();
    let association =
        books.serve(attributes::AttributesServer::new(service.clone()), SyntaxId::NDR20);
    let client = attributes::AttributesClient::bind(&association).await.unwrap();
    let ledger = &books.client;
    let boxed = |n| Box::new_in(n, ledger.clone());
    books
        .exhaust([1, 1], async |nth| {
            let (a, mut b, mut c) = (Some(boxed(1)), Some(boxed(2)), None);
            nth.arm();
            let result = client.defaults(ledger.clone(), &a, &mut b, &mut c).await;
            let expected = if result.is_ok() { (None, Some(&3)) } else { (Some(&2), None) };
            assert_eq!((b.as_deref(), c.as_deref()), expected);
            result
        })
        .await;
    books
        .exhaust([0, 4], async |nth| {
            let mut list = PluggedVec::new_in(ledger.clone());
            list.extend([5, 6]);
            let (a, b, c) = (Some(boxed(1)), boxed(2), Some(boxed(9)));
            nth.arm();
            let result = client.kinds(ledger.clone(), a, b, 2, list, c).await;
            assert_eq!(service.forget(), usize::from(result.is_ok()));
            result
        })
        .await;
    books
        .exhaust([0, 1], async |nth| {
            let value = Some(boxed(7));
            nth.arm();
            client.force_value(ledger.clone(), value).await.map(|value| assert_eq!(value, 7))
        })
        .await;
    books
        .exhaust([1, 1], async |nth| {
            let memory = CallMemory::new();
            let before = attributes::nodes(&memory, 3)?;
            let mut block = CallBlock::new_in(ledger.clone());
            let (mut list, mut other) = (before, None);
            nth.arm();
            let result = client.all_nodes(&mut block, 100, &mut list, &mut other).await;
            assert_eq!(other.is_some(), result.is_ok());
            if result.is_err() {
                assert!(std::ptr::eq(list.unwrap(), before.unwrap()), "the caller's own graph");
            }
            result
        })
        .await;
    // `byte_count`: the client asks its allocator for nothing, the server for one block after the other.
    let mut buffer = vec![std::mem::MaybeUninit::uninit(); 5000];
    let mut block = CallBlock::in_buffer(&mut buffer);
    books
        .exhaust([0, 2], async |nth| {
            let mut list = None;
            nth.arm();
            let result = client.byte_count(&mut block, 5000, 100, &mut list).await;
            assert_eq!(list.is_some(), result.is_ok());
            result
        })
        .await;
}

#[tokio::test]
async fn mem_23_every_buffer_that_is_too_small_is_1782_and_nothing_is_lost() {
    let books = Books::new();
    let service = attributes::Service::default();
    let association = books.serve(attributes::AttributesServer::new(service), SyntaxId::NDR20);
    let client = attributes::AttributesClient::bind(&association).await.unwrap();
    let node = size_of::<attributes::View<'_>>();
    // Too small at the server, at the client, and enough.
    let mut seen = [0; 3];
    for size in 0..=4 * node + 15 {
        let mut buffer = vec![std::mem::MaybeUninit::uninit(); size];
        let mut block = CallBlock::in_buffer(&mut buffer);
        let mut list = None;
        let which = match client.byte_count(&mut block, size as u32, 4, &mut list).await {
            Ok(()) => 2,
            Err(error) => {
                assert!(list.is_none());
                assert_eq!(error.status(), Status::BYTE_COUNT_TOO_SMALL);
                usize::from(size >= 4 * node)
            }
        };
        seen[which] += 1;
        assert!(books.server.alive().is_empty());
        match which {
            // The server's block is as large as the buffer, and its start is aligned.
            0 => assert!(size < 4 * node),
            1 => assert!(size < 4 * node + 15),
            _ => assert!(size >= 4 * node),
        }
    }
    assert!(seen[0] == 4 * node && seen[2] > 0, "{seen:?}");
}

#[tokio::test]
async fn mem_02_exhaustion_of_a_store() {
    for syntax in SYNTAXES {
        let books = Books::new();
        let shelf = std::sync::Arc::new(store::Shelf::default());
        let server = store::StoreServer::shared(shelf.clone());
        let client = store::StoreClient::bind(&books.serve(server, syntax)).await.unwrap();
        let memory = SharedAllocator::new(books.client.clone());
        books
            .exhaust([0, 3], async |nth| {
                let list = store::list(&[1, 2, 3], &memory);
                nth.arm();
                let result = client.put(memory.clone(), list).await;
                assert_eq!(shelf.clear().unwrap(), u32::from(result.is_ok()));
                result
            })
            .await;
        books
            .exhaust([2, 2], async |nth| {
                client.put(memory.clone(), store::list(&[1, 2], &memory)).await.unwrap();
                let mut mine = store::list(&[9], &memory);
                nth.arm();
                let result = client.take(memory.clone(), &mut mine).await;
                let expected = if result.is_ok() { vec![1, 9] } else { vec![9] };
                assert_eq!(store::values(&mine), expected);
                // What the client could not take has left the shelf: the method has run.
                shelf.clear().unwrap();
                result.map(|newest| assert_eq!(store::values(&newest), [1, 2]))
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_full_pointers() {
    for (books, association) in served(|_| full::GraphsServer::new(full::Service)) {
        let client = full::GraphsClient::bind(&association).await.unwrap();
        let ledger = &books.client;
        books
            .exhaust([1, 1], async |nth| {
                let memory = CallMemory::new();
                let a = Full::new(&memory, full::Node { name: 1, a: None, b: None })?;
                let b = Full::new(&memory, full::Node { name: 2, a: Some(a), b: None })?;
                let memory = CallMemory::new_in(ledger.clone());
                let (mut first, mut second) = (None, None);
                nth.arm();
                let result = client.swap(&memory, Some(a), Some(b), &mut first, &mut second).await;
                assert_eq!([first.is_some(), second.is_some()], [result.is_ok(); 2]);
                result.map(|same| assert!(!same))
            })
            .await;
        books
            .exhaust([0, 1], async |nth| {
                let number = |n| Some(Shared::new_in(n, ledger.clone()).unwrap());
                let mut pair = full::Owned { left: number(1), value: 5, right: number(2) };
                nth.arm();
                let result = client.unite(ledger.clone(), &mut pair).await;
                let right = **pair.right.as_ref().unwrap();
                assert_eq!(right, if result.is_ok() { 1 } else { 2 });
                result
            })
            .await;
        books
            .exhaust([1, 1], async |nth| {
                let mut block = CallBlock::new_in(ledger.clone());
                let mut ring = None;
                nth.arm();
                let result = client.ring(&mut ring, &mut block).await;
                assert_eq!(ring.is_some(), result.is_ok());
                result
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_what_is_ignored() {
    for (books, association) in served(|_| ignored::PartlyServer::new(ignored::Service)) {
        let client = ignored::PartlyClient::bind(&association).await.unwrap();
        books
            .exhaust([0, 0], async |nth| {
                let mut number = 42;
                nth.arm();
                let result = client.fill(Some(&mut number)).await;
                assert_eq!(number, if result.is_ok() { 7 } else { 42 });
                result.map(|zeroed| assert!(zeroed))
            })
            .await;
    }
}

#[tokio::test]
async fn mem_02_exhaustion_of_shapes() {
    for (books, association) in served(|_| shapes::ShapesServer::new(shapes::Service)) {
        let client = shapes::ShapesClient::bind(&association).await.unwrap();
        books
            .exhaust([0, 1], async |nth| {
                let mut turned = [1, 2, 3];
                nth.arm();
                let result = client.conformant(3, &[1, 2, 3], &mut turned).await;
                assert_eq!(turned, if result.is_ok() { [3, 2, 1] } else { [1, 2, 3] });
                result.map(|sum| assert_eq!(sum, 6))
            })
            .await;
        books
            .exhaust([0, 1], async |nth| {
                let mut half = [9; 2];
                nth.arm();
                let result = client.arithmetic(4, &[0, 1, 2, 3, 4, 5, 6, 7, 8], &mut half).await;
                assert_eq!(half == [9; 2], result.is_err());
                result
            })
            .await;
        books
            .exhaust([0, 1], async |nth| {
                let mut same = [9; 3];
                nth.arm();
                let result = client.echo(3, &[1, 2, 3], &mut same).await;
                assert_eq!(same, if result.is_ok() { [1, 2, 3] } else { [9; 3] });
                result
            })
            .await;
        books
            .exhaust([0, 1], async |nth| {
                let (structures, number) = ([shapes::Pair { a: 1, b: 2 }; 2], 5);
                nth.arm();
                let pointers = [Some(&number), None];
                client.many(2, &structures, &pointers).await.map(|sum| assert_eq!(sum, 11))
            })
            .await;
    }
}
