//! Pluggable allocators: one trait, many memories.

use allocator_api2::alloc::{Allocator, Global};
use allocator_api2::boxed::Box;
use allocator_api2::vec::Vec;
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;

#[derive(Ndr, Debug)]
pub struct Node<A: Allocator> {
    pub value: u32,
    #[unique]
    pub next: Option<Box<Node<A>, A>>,
    pub n: u8,
    #[size_is(n)]
    #[unique]
    pub bytes: Option<Vec<u8, A>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b20", version = "1.0")]
pub trait Lists {
    /// Gives back the list with one node more at its end.
    async fn extend<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        list: &mut Option<Box<Node<A>, A>>,
    ) -> Result<u32>;

    /// A type that pins the global allocator works without a memory.
    fn pinned(&self, list: &Node<Global>) -> Result<u32>;
}

pub struct Service;

impl Lists for Service {
    async fn extend<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        list: &mut Option<Box<Node<A>, A>>,
    ) -> Result<u32> {
        let mut last = list;
        let mut length = 1;
        while let Some(node) = last {
            last = &mut node.next;
            length += 1;
        }
        let node = Node { value: length, next: None, n: 0, bytes: None };
        *last = Some(Box::try_new_in(node, memory).map_err(|_| Status::OUT_OF_MEMORY)?);
        Ok(length)
    }

    fn pinned(&self, list: &Node<Global>) -> Result<u32> {
        Ok(list.value + list.next.as_ref().map_or(0, |next| next.value))
    }
}

async fn client(at_server: &Ledger) -> ListsClient {
    let server =
        Server::builder().offer(ListsServer::new(Service)).allocator(at_server.clone()).build();
    let association = ClientBuilder::new().over(server.unwrap().in_process());
    ListsClient::bind(&association).await.unwrap()
}

#[tokio::test]
async fn mem_01_every_node_comes_from_the_allocator_that_was_plugged_in() {
    let (at_server, at_client) = (Ledger::new(), Ledger::new());
    let client = client(&at_server).await;
    let mut list = None;
    for length in 1..=3 {
        assert_eq!(client.extend(at_client.clone(), &mut list).await.unwrap(), length);
        assert_eq!(at_client.alive().len(), length as usize, "one block a node");
    }
    drop(list);
    assert!(at_client.alive().is_empty());
    assert!(at_server.requests() >= 3, "the server's nodes live in the calls' memory");
    assert!(at_server.alive().is_empty());
}

#[tokio::test]
async fn mem_02_every_failing_request_is_a_status_and_changes_nothing() {
    let (at_server, at_client) = (Ledger::new(), Ledger::new());
    let client = client(&at_server).await;
    let node = |value, next| {
        let mut bytes = Vec::new_in(at_client.clone());
        bytes.extend_from_slice(&[1, 2, 3]);
        Node { value, next, n: 3, bytes: Some(bytes) }
    };
    let inner = Box::new_in(node(2, None), at_client.clone());
    let mut list = Some(Box::new_in(node(1, Some(inner)), at_client.clone()));

    for ledger in [&at_client, &at_server] {
        let before = at_client.alive();
        let mut failures = 0;
        for n in 1.. {
            ledger.fail_at(ledger.requests() + n);
            let result = client.extend(at_client.clone(), &mut list).await;
            ledger.fail_never();
            match result {
                Ok(length) => {
                    assert_eq!(length, 3);
                    break;
                }
                Err(error) => assert_eq!(error.status(), Status::OUT_OF_MEMORY),
            }
            failures += 1;
            assert_eq!(at_client.alive(), before, "nothing leaked, and the list is as it was");
            let list = list.as_ref().unwrap();
            assert_eq!((list.value, list.next.as_ref().unwrap().value), (1, 2));
        }
        assert!(failures >= 1, "{ledger}");
        // Back to the list of two, for the other side.
        list.as_mut().unwrap().next.as_mut().unwrap().next = None;
    }
    drop(list);
    assert!(at_client.alive().is_empty() && at_server.alive().is_empty());
}

#[tokio::test]
async fn a_type_that_pins_the_global_allocator() {
    let client = client(&Ledger::new()).await;
    let next = Some(Box::new(Node { value: 2, next: None, n: 0, bytes: None }));
    let list = Node { value: 40, next, n: 0, bytes: None };
    assert_eq!(client.pinned(&list).await.unwrap(), 42);
}
