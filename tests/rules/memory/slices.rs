//! Arrays of what owns something, as `[in]` slices: the server's stub drops them after the call.

use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::memory::{Allocator, Ledger};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::SYNTAXES;

/// RPC_UNICODE_STRING.
#[derive(Ndr, Debug, PartialEq)]
pub struct UnicodeString {
    length: u16,
    size: u16,
    #[size_is(size / 2)]
    #[length_is(length / 2)]
    units: Option<Vec<u16>>,
}

/// How many were dropped.
static DROPPED: AtomicUsize = AtomicUsize::new(0);

#[derive(Ndr, Debug)]
pub struct Guard {
    number: u32,
}

impl Drop for Guard {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}

#[derive(Ndr, Debug)]
pub struct Node<A: Allocator> {
    number: u32,
    next: Option<allocator_api2::boxed::Box<u32, A>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b73", version = "1.0")]
pub trait Slices {
    async fn names(&self, n: u32, #[size_is(n)] names: &[UnicodeString]) -> Result<u32>;

    async fn guards(
        &self,
        #[size_is(n)]
        #[length_is(m)]
        guards: &[Guard],
        n: u8,
        m: u8,
    ) -> Result<u32>;

    async fn nodes<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        n: u32,
        #[size_is(n)] nodes: &[Node<A>],
    ) -> Result<u32>;
}

struct Service;

impl Slices for Service {
    async fn names(&self, n: u32, names: &[UnicodeString]) -> Result<u32> {
        let units = names.iter().filter_map(|name| name.units.as_ref()).flatten();
        Ok(100 * n + units.map(|unit| u32::from(*unit)).sum::<u32>())
    }

    async fn guards(&self, guards: &[Guard], n: u8, _: u8) -> Result<u32> {
        assert_eq!(DROPPED.load(Ordering::SeqCst), 0, "they are there for the whole call");
        match n {
            9 => Err(Status::ACCESS_DENIED.into()),
            _ => Ok(guards.iter().map(|guard| guard.number).sum()),
        }
    }

    async fn nodes<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        _: u32,
        nodes: &[Node<A>],
    ) -> Result<u32> {
        Ok(nodes.iter().map(|node| node.number + node.next.as_deref().copied().unwrap_or(0)).sum())
    }
}

async fn client(ledger: &Ledger, syntax: SyntaxId) -> SlicesClient {
    let server = Server::builder().allocator(ledger.clone()).offer(SlicesServer::new(Service));
    let association = ClientBuilder::new()
        .transfer_syntaxes(&[syntax])
        .over(server.build().unwrap().in_process());
    SlicesClient::bind(&association).await.unwrap()
}

#[tokio::test]
async fn mem_11_elements_that_own_something_are_dropped_after_the_call() {
    let ledger = Ledger::new();
    for syntax in SYNTAXES {
        let client = client(&ledger, syntax).await;
        let name = |units: &[u16]| {
            let bytes = 2 * units.len() as u16;
            UnicodeString { length: bytes, size: bytes, units: Some(units.to_vec()) }
        };
        let names = [name(&[1, 2]), UnicodeString { length: 0, size: 0, units: None }, name(&[3])];
        assert_eq!(client.names(3, &names).await.unwrap(), 306);
        assert_eq!(client.names(0, &[]).await.unwrap(), 0);

        let guards = [1, 2, 3].map(|number| Guard { number });
        assert_eq!(client.guards(&guards, 5, 3).await.unwrap(), 6);
        assert_eq!(DROPPED.swap(0, Ordering::SeqCst), 3, "the server's, and not the client's");
        let error = client.guards(&guards, 9, 3).await.unwrap_err();
        assert_eq!(error.status(), Status::ACCESS_DENIED);
        assert_eq!(DROPPED.swap(0, Ordering::SeqCst), 3);
        let error = client.guards(&guards, 2, 3).await.unwrap_err();
        assert_eq!(error.status(), Status::INVALID_BOUND);
        drop(guards);
        assert_eq!(DROPPED.swap(0, Ordering::SeqCst), 3);

        let mine = Ledger::new();
        let boxed = |n| allocator_api2::boxed::Box::new_in(n, mine.clone());
        let nodes = [
            Node { number: 1, next: Some(boxed(10)) },
            Node { number: 2, next: None },
            Node { number: 3, next: Some(boxed(30)) },
        ];
        assert_eq!(client.nodes(mine.clone(), 3, &nodes).await.unwrap(), 46);
        drop(nodes);
        assert!(mine.alive().is_empty() && ledger.alive().is_empty());
    }
}
