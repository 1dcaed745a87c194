//! The application's own buffer: the caller brings the memory for a whole graph, the stub allocates and
//! frees nothing, and the buffer is used again by call after call. (Windows: "Application-Allocated
//! Buffer", `[byte_count(n)]`.)
//!
//! As in Windows there is no such buffer in NDR64, so that this client offers NDR alone.
//!
//! ```sh
//! cargo run --example application_buffer
//! ```

use std::mem::MaybeUninit;
use std::time::{Duration, Instant};

use rpc_examples::names::{TreeNode, nodes, seven_names, sorted_tree};
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;

#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c35", version = "1.0")]
pub(crate) trait Trees {
    /// Sorts names into a tree in a buffer of `size` bytes.
    async fn sort_names<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        count: u16,
        #[size_is(count)] names: &[&WStr],
        size: u32,
        #[out]
        #[byte_count(size)]
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
        _: u32,
        root: &mut Option<&'a TreeNode<'a>>,
    ) -> Result<()> {
        // The server's block has as much room as the client's buffer.
        *root = sorted_tree(block, names)?;
        Ok(())
    }
}

/// Seven nodes are all that there is room for. What a block holds begins at a multiple of 16.
const SIZE: usize = 7 * size_of::<TreeNode<'_>>();
#[repr(align(16))]
struct Buffer([MaybeUninit<u8>; SIZE + 1]);

#[tokio::main]
async fn main() -> Result<()> {
    let (at_server, at_client) = (Ledger::new(), Ledger::new());
    let server =
        Server::builder().offer(TreesServer::new(Sorter)).allocator(at_server.clone()).build()?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    let builder = ClientBuilder::new().allocator(at_client.clone());
    let builder = builder.transfer_syntaxes(&[SyntaxId::NDR20]);
    let client = TreesClient::bind(&builder.connect(endpoint.binding()).await?).await?;

    let names = seven_names();
    let names: Vec<&WStr> = names.iter().map(|name| &**name).collect();
    let mut buffer = Buffer([MaybeUninit::uninit(); SIZE + 1]);
    let range = buffer.0.as_ptr_range();
    let mut block = CallBlock::in_buffer(&mut buffer.0[..SIZE]);
    let start = Instant::now();
    for _ in 0..1000 {
        let mut root = None;
        client.sort_names(&mut block, 7, &names, SIZE as u32, &mut root).await?;
        let nodes = nodes(root);
        assert!(nodes.len() == 7 && nodes.iter().all(|node| range.contains(&address(node))));
    }
    println!("1000 calls took {:?}, all in one buffer of {SIZE} bytes", start.elapsed());
    println!("client: {at_client}");
    println!("server: {at_server}");
    // None here. At the server, for each call, the array of names and the block.
    assert_eq!(at_client.requests(), 0);
    assert_eq!((at_server.requests(), at_server.alive().len()), (2000, 0));

    // A byte too few for the server's method, which has as much room as it was told. And a byte further the
    // first node starts at the next multiple of 16, so that the stub here finds 15 bytes too few.
    for range in [0..SIZE - 1, 1..SIZE + 1] {
        let size = range.len() as u32;
        let mut block = CallBlock::in_buffer(&mut buffer.0[range]);
        let mut root = None;
        let result = client.sort_names(&mut block, 7, &names, size, &mut root).await;
        println!("client: in {size} bytes of it: {result:?}");
        let status = result.map_err(|error| error.status());
        assert_eq!(status, Err(Status::BYTE_COUNT_TOO_SMALL));
        assert!(root.is_none(), "nothing is half-built");
        let mut root = None;
        client.sort_names(&mut block, 6, &names[..6], size, &mut root).await?;
        println!("client: {} nodes have room there", nodes(root).len());
    }
    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}

fn address(node: &TreeNode<'_>) -> *const MaybeUninit<u8> {
    std::ptr::from_ref(node).cast()
}
