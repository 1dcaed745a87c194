//! The main job: a client and a server exchange the tree of the Windows memory-management pages over
//! TCP, and every allocation that the stubs make is accounted for.
//!
//! ```sh
//! cargo run --example sort_names
//! ```

use std::time::Duration;

use rpc_examples::names::{NamesClient, NamesServer, Sorter, TreeNode, plural, seven_names};
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;

#[tokio::main]
async fn main() -> Result<()> {
    // Both sides take their memory from an allocator that keeps book.
    let (at_server, at_client) = (Ledger::new(), Ledger::new());

    let server =
        Server::builder().offer(NamesServer::new(Sorter)).allocator(at_server.clone()).build()?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    println!("server: listening at {}", endpoint.binding());

    let client = NamesClient::connect(endpoint.binding()).await?;
    let names = seven_names();
    let borrowed: Vec<&WStr> = names.iter().map(|name| &**name).collect();

    let memory = CallMemory::new_in(at_client.clone());
    let mut root: Option<&TreeNode<'_>> = None;
    client.sort_names(&memory, borrowed.len() as u16, &borrowed, &mut root).await?;

    // The received reply is one of the blocks, and was not taken from the ledger's allocator.
    let chunks = plural(memory.blocks() - 1, "chunk");
    println!("client: the caller's memory holds the reply and {chunks}, in which the tree is:");
    print(root, &names, 1);

    println!("client, its allocator:      {at_client}");
    drop(memory);
    server.shutdown(Duration::from_secs(5)).await;
    println!("client, its memory dropped: {at_client}");
    println!("server, the call ended:     {at_server}");
    assert!(at_client.alive().is_empty() && at_server.alive().is_empty());
    Ok(())
}

fn print(node: Option<&TreeNode<'_>>, names: &[WString], depth: usize) {
    let Some(node) = node else {
        return;
    };
    print(node.left, names, depth + 1);
    println!("{:depth$}{} ({})", "", names[node.number as usize], node.number, depth = depth * 4);
    print(node.right, names, depth + 1);
}
