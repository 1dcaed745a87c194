//! One block for a whole graph: the stub counts what a result needs, allocates it at once, and frees it at
//! once. (Windows: "Stub-Allocated Buffers", `[allocate(all_nodes)]`.)
//!
//! The caller passes a `CallBlock`, and the result borrows from it: a node cannot be freed alone, and the
//! block cannot be used again as long as a node is in use.
//!
//! ```sh
//! cargo run --example stub_allocated_buffer
//! ```

use std::time::{Duration, Instant};

use rpc_examples::names::{TreeNode, nodes, seven_names, sorted_tree};
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c33", version = "1.0")]
pub(crate) trait Trees {
    /// Sorts names into a tree, all of whose nodes are in one block.
    async fn sort_names<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        count: u16,
        #[size_is(count)] names: &[&WStr],
        #[out]
        #[allocate(all_nodes)]
        root: &mut Option<&'a TreeNode<'a>>,
    ) -> Result<()>;
}

pub(crate) struct Sorter;

impl Trees for Sorter {
    async fn sort_names<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        _: u16,
        names: &[&WStr],
        root: &mut Option<&'a TreeNode<'a>>,
    ) -> Result<()> {
        // At the server the block is the call's memory, which grows as it is asked.
        *root = sorted_tree(block, names)?;
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let (at_server, at_client) = (Ledger::new(), Ledger::new());
    let server =
        Server::builder().offer(TreesServer::new(Sorter)).allocator(at_server.clone()).build()?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    let client = TreesClient::connect(endpoint.binding()).await?;

    let names = seven_names();
    let names: Vec<&WStr> = names.iter().map(|name| &**name).collect();
    let mut block = CallBlock::new_in(at_client.clone());
    let mut root = None;
    client.sort_names(&mut block, 7, &names, &mut root).await?;
    println!("client, with {} nodes:     {at_client}", nodes(root).len());
    println!("server, the call ended:    {at_server}");
    // One allocation of the exact size. At the server the array of names is one, and the tree is another.
    assert_eq!((at_client.requests(), at_client.bytes()), (1, 7 * size_of::<TreeNode<'_>>()));
    assert_eq!((at_server.requests(), at_server.alive().len()), (2, 0));

    // To use the block again frees the old graph as a whole. With `nodes(root)` after this call the program
    // would not compile: `block` is still borrowed.
    let mut root = None;
    client.sort_names(&mut block, 3, &names[..3], &mut root).await?;
    println!("client, another {} nodes:   {at_client}", nodes(root).len());
    assert_eq!((at_client.requests(), at_client.frees()), (2, 1));
    assert_eq!(at_client.alive()[0].size, 3 * size_of::<TreeNode<'_>>());
    drop(block);
    println!("client, the block dropped: {at_client}");
    assert_eq!((at_client.requests(), at_client.frees()), (2, 2));

    let mut block = CallBlock::new_in(at_client.clone());
    let start = Instant::now();
    for _ in 0..1000 {
        client.sort_names(&mut block, 7, &names, &mut None).await?;
    }
    println!("1000 calls took {:?}", start.elapsed());
    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}
