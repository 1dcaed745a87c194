//! Node by node, the default model: every node of a result is an allocation of its own, and can be freed
//! alone. (Windows: "Node-by-Node Allocation and Deallocation".)
//!
//! The client's stub takes each node from the allocator that the caller passes, `memory: A`. At the server
//! the same method gets the call's own memory for `A`, in which nodes are only parts of a larger piece:
//! nobody frees them one by one there.
//!
//! ```sh
//! cargo run --example node_by_node
//! ```

use std::time::{Duration, Instant};

use rpc_examples::names::{seven_names, sorted};
use rpc_runtime::alloc::{Allocator, Box};
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;

/// A tree that owns its nodes, wherever they are from.
pub(crate) type Tree<A> = Option<Box<Node<A>, A>>;

#[derive(Ndr)]
pub(crate) struct Node<A: Allocator> {
    /// The index of the name among those that were sent.
    number: i16,
    #[unique]
    left: Tree<A>,
    #[unique]
    right: Tree<A>,
}

#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c32", version = "1.0")]
pub(crate) trait Trees {
    /// Sorts names into a tree, each of whose nodes is taken from `memory`.
    async fn sort_names<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        count: u16,
        #[size_is(count)] names: &[&WStr],
        #[out] root: &mut Tree<A>,
    ) -> Result<()>;
}

pub(crate) struct Sorter;

impl Trees for Sorter {
    async fn sort_names<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        _: u16,
        names: &[&WStr],
        root: &mut Tree<A>,
    ) -> Result<()> {
        *root = balanced(&memory, &sorted(names))?;
        Ok(())
    }
}

/// A tree of the names in this order. `Box::new_in` would abort when there is no memory.
fn balanced<A: Allocator + Clone>(memory: &A, order: &[usize]) -> Result<Tree<A>> {
    let Some(middle) = order.len().checked_sub(1).map(|last| last / 2) else {
        return Ok(None);
    };
    let number = i16::try_from(order[middle]).map_err(|_| Status::INVALID_BOUND)?;
    let left = balanced(memory, &order[..middle])?;
    let right = balanced(memory, &order[middle + 1..])?;
    let node = Box::try_new_in(Node { number, left, right }, memory.clone());
    Ok(Some(node.map_err(|_| Status::OUT_OF_MEMORY)?))
}

#[tokio::main]
async fn main() -> Result<()> {
    let (at_server, at_client) = (Ledger::new(), Ledger::new());
    let server =
        Server::builder().offer(TreesServer::new(Sorter)).allocator(at_server.clone()).build()?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    let client = TreesClient::connect(endpoint.binding()).await?;
    println!("the plan:\n{}", TreesClient::INTERFACE.memory_table());

    let names = seven_names();
    let names: Vec<&WStr> = names.iter().map(|name| &**name).collect();
    let mut root = None;
    client.sort_names(at_client.clone(), 7, &names, &mut root).await?;
    println!("client, with the tree:      {at_client}");
    println!("server, the call ended:     {at_server}");
    // Seven nodes are seven allocations here, and parts of one piece of call memory there.
    assert_eq!((at_client.requests(), at_client.alive().len()), (7, 7));
    assert_eq!(at_client.bytes(), 7 * size_of::<Node<Ledger>>());
    assert_eq!((at_server.requests(), at_server.alive().len()), (1, 0));

    // A node belongs to who has it: the left half can go without the rest.
    if let Some(root) = &mut root {
        root.left = None;
    }
    println!("client, half of it dropped: {at_client}");
    assert_eq!((at_client.frees(), at_client.alive().len()), (3, 4));
    drop(root);
    assert_eq!((at_client.frees(), at_client.alive().len()), (7, 0));

    let start = Instant::now();
    for _ in 0..1000 {
        client.sort_names(at_client.clone(), 7, &names, &mut None).await?;
    }
    println!("1000 calls took {:?}", start.elapsed());
    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}
