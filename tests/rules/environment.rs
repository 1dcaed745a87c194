//! Section O: the memory environment, `RpcSm*` and `RpcSs*`.

use std::thread;

use allocator_api2::alloc::{Allocator, Global};
use allocator_api2::boxed::Box;
use allocator_api2::vec::Vec as PluggedVec;
use rpc_runtime::memory::{Ledger, SharedAllocator};
use rpc_runtime::prelude::*;
use rpc_tests::SYNTAXES;

use crate::memory::ownership::{
    List, Node, OwnersClient, OwnersServer, RETURN, Service, list, node, values,
};

/// A client over an association whose memory comes from this ledger.
async fn client(ledger: &Ledger) -> OwnersClient {
    let server = Server::builder().offer(OwnersServer::new(Service::default())).build().unwrap();
    let builder = ClientBuilder::new().allocator(ledger.clone());
    OwnersClient::bind(&builder.over(server.in_process())).await.unwrap()
}

#[test]
fn ssm_01_an_environment_is_a_value_and_not_global() {
    let (first, second) = (Ledger::new(), Ledger::new());
    let (a, b) = (CallMemory::new_in(first.clone()), CallMemory::new_in(second.clone()));
    a.allocate(1).unwrap();
    assert_eq!((first.requests(), second.requests()), (1, 0));
    b.allocate(2).unwrap();
    drop(a);
    assert_eq!((first.alive().len(), second.alive().len()), (0, 1), "one does not end the other");
}

#[test]
fn ssm_02_an_environment_begins_and_ends_with_its_value() {
    let ledger = Ledger::new();
    for round in 1..=3 {
        let memory = CallMemory::new_in(ledger.clone());
        assert_eq!(ledger.requests(), round - 1, "an empty environment costs nothing");
        memory.allocate([0_u8; 10]).unwrap();
        assert_eq!(ledger.alive().len(), 1);
    }
    assert_eq!((ledger.requests(), ledger.frees()), (3, 3));
}

#[test]
fn ssm_03_an_allocation_is_a_value_or_status_14() {
    let ledger = Ledger::new();
    let memory = CallMemory::new_in(ledger.clone());
    ledger.fail_at(1);
    assert_eq!(memory.allocate(1_u8).unwrap_err().status(), Status::OUT_OF_MEMORY);
    ledger.fail_at(2);
    assert_eq!(memory.allocate_wide("text").unwrap_err().status(), Status::OUT_OF_MEMORY);
    ledger.fail_at(3);
    assert_eq!(memory.allocate_str("text").unwrap_err().status(), Status::OUT_OF_MEMORY);
    ledger.fail_at(4);
    assert_eq!(memory.allocate_slice(&[1, 2]).unwrap_err().status(), Status::OUT_OF_MEMORY);
    assert_eq!((ledger.requests(), memory.footprint(), memory.blocks()), (4, 0, 0));

    // It is as good as before.
    let (byte, number) = (memory.allocate(1_u8).unwrap(), memory.allocate(2_u128).unwrap());
    assert_eq!((*byte, *number), (1, 2));
    assert_eq!(std::ptr::from_ref(number).addr() % align_of::<u128>(), 0);
    assert_eq!(memory.allocate_wide("Grüße").unwrap().to_string(), "Grüße");
    assert_eq!(memory.allocate_str("Grüße").unwrap(), "Grüße");
    assert_eq!(memory.allocate_slice(&[1, 2]).unwrap(), [1, 2]);
    assert_eq!(ledger.requests(), 5, "all of it is in one piece");
}

#[test]
fn ssm_03_values_of_any_alignment_and_size_fit() {
    #[repr(align(256))]
    struct Aligned(u8);
    let memory = CallMemory::new();
    for _ in 0..20 {
        let value = memory.allocate(Aligned(7)).unwrap();
        assert_eq!((std::ptr::from_ref(value).addr() % 256, value.0), (0, 7));
        memory.allocate(1_u8).unwrap();
    }
    memory.allocate(()).unwrap();
    assert!(memory.allocate_slice::<u64>(&[]).unwrap().is_empty());
    // A limit is a limit for what is used, to the byte.
    let memory = CallMemory::new().with_limit(4096);
    memory.allocate([0_u64; 512]).unwrap();
    assert_eq!(memory.footprint(), 4096);
    assert_eq!(memory.allocate(1_u8).unwrap_err().status(), Status::OUT_OF_MEMORY);
}

#[tokio::test]
async fn ssm_04_the_stubs_environment_ends_with_the_call_and_the_applications_with_the_application()
{
    let (service, ledger) = (Service::default(), Ledger::new());
    let server = Server::builder().offer(OwnersServer::new(service.clone()));
    let server = server.allocator(service.book.clone()).build().unwrap();
    let client = OwnersClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let memory = CallMemory::new_in(ledger.clone());
    let mut first = None;
    let name: WString = "name".into();
    client.borrowed(&memory, 1, &[&name], &mut first).await.unwrap();
    assert!(service.book.requests() > 0 && service.book.alive().is_empty());
    let mut second = None;
    client.borrowed(&memory, 1, &[&name], &mut second).await.unwrap();
    assert_eq!((first.unwrap().name, second.unwrap().name), (&*name, &*name));
    let alive = ledger.alive().len();
    assert!(alive > 0);
    drop(client);
    drop(server);
    assert_eq!((ledger.alive().len(), first.unwrap().name), (alive, &*name), "still there");
    drop(memory);
    assert!(ledger.alive().is_empty());
}

#[test]
fn ssm_05_to_free_marks_and_the_memory_goes_with_the_environment() {
    let ledger = Ledger::new();
    let (memory, other) = (CallMemory::new_in(ledger.clone()), CallMemory::new());
    let first = memory.allocate(1_u32).unwrap();
    memory.free(first).unwrap();
    // `first` was lent and not moved: its memory must be nobody else's.
    let second = memory.allocate(2_u32).unwrap();
    *first = 3;
    assert_eq!((*first, *second), (3, 2));
    assert_eq!((ledger.frees(), ledger.alive().len()), (0, 1));

    let foreign = other.allocate(1_u32).unwrap();
    assert_eq!(memory.free(foreign).unwrap_err().status(), Status::INVALID_ARG);
    assert_eq!(memory.free(&mut 5).unwrap_err().status(), Status::INVALID_ARG);
    let slice = memory.allocate_slice(&[1, 2, 3]).unwrap();
    memory.free(&mut slice[1..]).unwrap();
    memory.free(&mut slice[..0]).unwrap();
    drop(memory);
    assert!(ledger.alive().is_empty());
}

#[test]
fn ssm_06_the_end_of_an_environment_frees_all_that_is_in_it() {
    let ledger = Ledger::new();
    let mut memory = CallMemory::new_in(ledger.clone());
    for size in 0..100 {
        memory.allocate_slice(&vec![0_u8; size * 100]).unwrap();
    }
    assert_eq!(ledger.alive().len(), memory.blocks());
    assert!(memory.blocks() > 5);
    memory.reset();
    assert!(ledger.alive().is_empty() && memory.footprint() == 0 && memory.blocks() == 0);
    memory.allocate(1).unwrap();
    drop(memory);
    assert!(ledger.alive().is_empty());
}

#[test]
fn ssm_07_threads_share_an_environment_by_sharing_its_value() {
    let ledger = Ledger::new();
    let memory = CallMemory::new_in(ledger.clone());
    let all: Vec<&mut u64> = thread::scope(|scope| {
        let threads: Vec<_> = (0..4_u64)
            .map(|thread| {
                let memory = &memory;
                scope.spawn(move || {
                    let mine = (0..1000).map(|n| memory.allocate((thread << 32) + n).unwrap());
                    mine.collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(
        all.iter().enumerate().all(|(i, n)| **n == ((i as u64 / 1000) << 32) + i as u64 % 1000)
    );
    // A value of another thread's goes back to the environment that is shared.
    for value in all {
        memory.free(value).unwrap();
    }
    drop(memory);
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn ssm_07_a_method_may_hand_its_environment_to_its_threads() {
    let memory = CallMemory::new();
    let allocator = &memory;
    let mut list = PluggedVec::new_in(allocator);
    list.extend([1, 2, 3]);
    let sum = thread::scope(|scope| scope.spawn(|| list.iter().sum::<i32>()).join().unwrap());
    assert_eq!(sum, 6);
}

#[tokio::test]
async fn ssm_08_a_result_is_freed_without_knowing_where_it_came_from() {
    fn forget_where<A: Allocator>(list: List<A>) -> usize {
        values(&list).len()
    }
    let ledger = Ledger::new();
    let client = client(&ledger).await;
    let memory = client.client().association().allocator();
    let mut made = None;
    client.change(memory, RETURN, &mut None, &mut made).await.unwrap();
    assert_eq!(ledger.alive().len(), 1);
    assert_eq!(forget_where(made), 1);
    assert!(ledger.alive().is_empty());
    // In another thread, too.
    let memory = client.client().association().allocator();
    let mut made = None;
    client.change(memory, RETURN, &mut None, &mut made).await.unwrap();
    thread::spawn(move || drop(made)).join().unwrap();
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn ssm_09_an_association_has_an_allocator_for_its_calls() {
    let ledger = Ledger::new();
    let client = client(&ledger).await;
    let association = client.client().association();
    let (mut nodes, mut made) = (None, None);
    client.change(association.allocator(), RETURN, &mut nodes, &mut made).await.unwrap();
    assert_eq!((values(&nodes), values(&made)), (vec![100], vec![200]));
    assert_eq!(ledger.alive().len(), 2);

    let memory = association.memory();
    memory.allocate(1).unwrap();
    assert_eq!(ledger.alive().len(), 3);
    let block = association.block();
    block.allocate(1).unwrap();
    assert_eq!(ledger.alive().len(), 4);
    drop((nodes, made, memory, block));
    assert!(ledger.alive().is_empty());

    // Without one, it is the global allocator.
    let association = ClientBuilder::new().over(
        Server::builder()
            .offer(OwnersServer::new(Service::default()))
            .build()
            .unwrap()
            .in_process(),
    );
    let client = OwnersClient::bind(&association).await.unwrap();
    let requests = ledger.requests();
    client.change(association.allocator(), RETURN, &mut None, &mut None).await.unwrap();
    assert_eq!(ledger.requests(), requests);
}

#[tokio::test]
async fn ssm_10_allocators_are_exchanged_and_blocks_go_back_where_they_came_from() {
    let (first, second) = (Ledger::new(), Ledger::new());
    let client = client(&first).await;
    let (association, shared) = (client.client().association().clone(), client.clone());
    let memory = association.memory();
    memory.allocate(1).unwrap();
    let mut nodes = None;
    client.change(association.allocator(), RETURN, &mut nodes, &mut None).await.unwrap();

    let previous = association.swap_allocator(SharedAllocator::new(second.clone()));
    let mut made = None;
    // All clones of the association have it, and so have the clients on it.
    let allocator = shared.client().association().allocator();
    shared.change(allocator, RETURN, &mut nodes, &mut made).await.unwrap();
    assert_eq!(values(&nodes), [100, 101]);
    assert_eq!((first.alive().len(), second.alive().len()), (2, 2));
    // An environment keeps the allocator that it was made with.
    memory.allocate([0_u8; 5000]).unwrap();
    assert_eq!((first.alive().len(), second.alive().len()), (3, 2));

    let swapped = association.swap_allocator(previous);
    drop((nodes, made, memory));
    assert!(first.alive().is_empty() && second.alive().is_empty());
    let kept = Box::new_in(1, swapped);
    let back = Box::new_in(1, association.allocator());
    assert_eq!((first.alive().len(), second.alive().len()), (1, 1));
    drop((kept, back));
    assert!(first.alive().is_empty() && second.alive().is_empty());
}

#[tokio::test]
async fn ssm_10_a_call_in_flight_keeps_the_allocator_that_it_was_given() {
    let (first, second) = (Ledger::new(), Ledger::new());
    let client = client(&first).await;
    let association = client.client().association();
    let (mut nodes, mut made) = (None, None);
    let call = client.change(association.allocator(), RETURN, &mut nodes, &mut made);
    association.swap_allocator(SharedAllocator::new(second.clone()));
    call.await.unwrap();
    assert_eq!((first.alive().len(), second.requests()), (2, 0));
}

#[test]
fn ssm_12_there_is_one_set_of_functions_and_none_panics() {
    let memory = CallMemory::new().with_limit(0);
    let error = memory.allocate([0_u8; 1 << 12]).unwrap_err();
    assert_eq!((error.status(), error.parameter()), (Status::OUT_OF_MEMORY, None));
    assert_eq!(memory.allocate_slice(&[0_u8; 1]).unwrap_err().status(), Status::OUT_OF_MEMORY);
    assert_eq!(memory.lease().allocate(1).err().map(Error::from).map(|e| e.status().0), Some(14));
    // allocator-api2's own containers over it have functions that do not panic.
    assert!(Box::try_new_in(1, &memory).is_err());
    let mut list: PluggedVec<u8, _> = PluggedVec::new_in(&memory);
    assert!(list.try_reserve(1).is_err());
}

#[tokio::test]
async fn ssm_13_a_client_uses_an_environment_only_if_its_method_takes_one() {
    let ledger = Ledger::new();
    for syntax in SYNTAXES {
        let server =
            Server::builder().offer(OwnersServer::new(Service::default())).build().unwrap();
        let builder = ClientBuilder::new().allocator(ledger.clone()).transfer_syntaxes(&[syntax]);
        let client = OwnersClient::bind(&builder.over(server.in_process())).await.unwrap();
        let mut text = WString::from("ab");
        client.text(&mut text).await.unwrap();
        client.buffer(2, &mut [0; 2], &mut [0; 2]).await.unwrap();
        client.change(Global, RETURN, &mut None, &mut None).await.unwrap();
    }
    assert_eq!(ledger.requests(), 0);
}

#[test]
fn ssm_04_nodes_in_an_environment_are_freed_with_it_and_not_one_by_one() {
    let ledger = Ledger::new();
    let memory = CallMemory::new_in(ledger.clone());
    let nodes: List<&CallMemory> = list(&&memory, &[1, 2, 3]);
    let more: Result<List<&CallMemory>> = node(&memory, 0, nodes);
    assert_eq!(size_of::<Node<&CallMemory>>(), 3 * size_of::<usize>());
    drop(more.unwrap());
    assert_eq!((ledger.requests(), ledger.frees()), (1, 0));
    drop(memory);
    assert_eq!(ledger.frees(), 1);
}
