//! Data that a server keeps: what a call brings stays allocated when the call is over, and belongs to the
//! method, which keeps it behind a context handle. (Windows: "Persistent Storage on the Server",
//! `[allocate(dont_free)]`; and `[force_allocate]`.)
//!
//! Such nodes are allocated one by one from the server's allocator and not from the call's memory, because
//! they live longer, or because the method frees them itself. They live until the method lets them go, until
//! the client closes its handle, or until the client is gone and what it left is run down.
//!
//! ```sh
//! cargo run --example persistent_storage
//! ```

use std::time::{Duration, Instant};

use rpc_runtime::alloc::{Allocator, Box};
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub(crate) struct Node<A: Allocator> {
    pub(crate) value: u32,
    #[unique]
    next: Option<Box<Node<A>, A>>,
}

pub(crate) type List<A> = Option<Box<Node<A>, A>>;

#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c36", version = "1.0")]
pub(crate) trait Store {
    /// What a client keeps here.
    #[context_handle]
    type Shelf: Context;

    /// Opens an empty shelf.
    async fn open(&self) -> Result<Self::Shelf>;

    /// Keeps a list, in the place of the one that was kept.
    async fn keep(
        &self,
        memory: SharedAllocator,
        shelf: &mut Self::Shelf,
        #[allocate(dont_free)] list: List<SharedAllocator>,
    ) -> Result<()>;

    /// The sum of the list that is kept.
    async fn sum(&self, shelf: &Self::Shelf) -> Result<u64>;

    /// Gives the shelf up, with what is kept there.
    async fn close(&self, shelf: Self::Shelf) -> Result<()>;

    /// Takes the first node out of the caller's list.
    async fn behead<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[force_allocate] list: &mut List<A>,
    ) -> Result<u32>;
}

pub(crate) struct Service;

/// What is behind a handle. Its nodes are of the server's allocator.
pub(crate) struct Shelf(List<SharedAllocator>);

impl Shelf {
    fn sum(&self) -> u64 {
        let nodes = std::iter::successors(self.0.as_deref(), |node| node.next.as_deref());
        nodes.map(|node| u64::from(node.value)).sum()
    }
}

impl Context for Shelf {
    async fn rundown(self) {
        println!("server, a client is gone: it left a list whose sum is {}", self.sum());
    }
}

impl Store for Service {
    type Shelf = Shelf;

    async fn open(&self) -> Result<Shelf> {
        Ok(Shelf(None))
    }

    async fn keep(
        &self,
        _: SharedAllocator,
        shelf: &mut Shelf,
        list: List<SharedAllocator>,
    ) -> Result<()> {
        shelf.0 = list;
        Ok(())
    }

    async fn sum(&self, shelf: &Shelf) -> Result<u64> {
        Ok(shelf.sum())
    }

    async fn close(&self, _: Shelf) -> Result<()> {
        Ok(())
    }

    async fn behead<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        list: &mut List<A>,
    ) -> Result<u32> {
        let first = Box::into_inner(list.take().ok_or(Status::INVALID_ARG)?);
        *list = first.next;
        Ok(first.value)
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let (at_server, at_client) = (Ledger::new(), Ledger::new());
    let offered = StoreServer::new(Service);
    let server = Server::builder().offer(offered).allocator(at_server.clone()).build()?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;

    let client = StoreClient::connect(endpoint.binding()).await?;
    let memory = SharedAllocator::new(at_client.clone());
    let shelf = client.open().await?;
    client.keep(memory.clone(), &shelf, list(&memory, &[1, 2, 3])?).await?;
    println!("server, after the call:   {at_server}");
    println!("client, it gave its list: {at_client}");
    // One allocation for each node on both sides; the server's stay.
    assert_eq!((at_server.requests(), at_server.frees()), (3, 0));
    assert_eq!((at_client.requests(), at_client.frees()), (3, 3));

    println!("client, another call:     the sum is {}", client.sum(&shelf).await?);
    assert_eq!(client.sum(&shelf).await?, 6);

    // What is kept is freed when the method lets it go, and when the handle is closed.
    client.keep(memory.clone(), &shelf, list(&memory, &[4])?).await?;
    println!("server, another list:     {at_server}");
    assert_eq!((at_server.requests(), at_server.frees()), (4, 3));
    client.close(shelf).await?;
    println!("server, a handle closed:  {at_server}");
    assert_eq!((at_server.requests(), at_server.frees()), (4, 4));

    // The method frees one of three nodes, and the stub the other two when the reply is marshalled.
    let mut mine = list(&at_client, &[7, 8, 9])?;
    assert_eq!(client.behead(at_client.clone(), &mut mine).await?, 7);
    println!("server, a list beheaded:  {at_server}");
    assert_eq!((at_server.requests(), at_server.frees()), (7, 7));
    // The client's list has become shorter in place, which frees a node and allocates none.
    assert_eq!((at_client.requests(), at_client.alive().len()), (7, 2));

    let shelf = client.open().await?;
    let start = Instant::now();
    for _ in 0..1000 {
        client.keep(memory.clone(), &shelf, list(&memory, &[1, 2, 3])?).await?;
    }
    println!("1000 calls took {:?}", start.elapsed());
    assert_eq!(at_server.alive().len(), 3);

    // The client goes without closing its handle. The server waits for the rundown.
    shelf.abandon();
    drop(client);
    server.shutdown(Duration::from_secs(5)).await;
    println!("server, shut down:        {at_server}");
    assert!(at_server.alive().is_empty());
    Ok(())
}

pub(crate) fn list<A: Allocator + Clone>(memory: &A, values: &[u32]) -> Result<List<A>> {
    let mut list = None;
    for value in values.iter().rev() {
        let node = Box::try_new_in(Node { value: *value, next: list }, memory.clone());
        list = Some(node.map_err(|_| Status::OUT_OF_MEMORY)?);
    }
    Ok(list)
}
