//! One block for a whole graph: `allocate(all_nodes)`, and `byte_count` in the caller's own buffer.

use std::mem::MaybeUninit;

use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::SYNTAXES;

#[derive(Ndr, Debug, Clone, Copy)]
pub struct Node<'a> {
    pub value: u16,
    pub name: &'a WStr,
    #[unique]
    pub left: Option<&'a Node<'a>>,
    #[unique]
    pub right: Option<&'a Node<'a>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b22", version = "1.0")]
pub trait Graphs {
    /// A balanced tree of this depth.
    async fn tree<'a>(
        &self,
        memory: &'a mut CallBlock<'_>,
        depth: u32,
        #[out] root: &mut Option<&'a Node<'a>>,
    ) -> Result<()>;

    /// Two trees, one of them returned.
    async fn trees<'a>(
        &self,
        memory: &'a mut CallBlock<'_>,
        depth: u32,
        #[out] root: &mut Option<&'a Node<'a>>,
    ) -> Result<Option<&'a Node<'a>>>;

    /// Results in both directions, of two alignments.
    async fn mixed<'a>(
        &self,
        memory: &'a mut CallBlock<'_>,
        a: &mut Option<&'a u32>,
        #[out] b: &mut Option<&'a u32>,
        #[out] c: &mut Option<&'a u64>,
    ) -> Result<()>;
}

pub struct Service;

fn tree<'a>(memory: &'a CallMemory, depth: u32) -> Result<Option<&'a Node<'a>>> {
    if depth == 0 {
        return Ok(None);
    }
    let name = memory.allocate_wide(&format!("level {depth}"))?;
    let (left, right) = (tree(memory, depth - 1)?, tree(memory, depth - 1)?);
    Ok(Some(memory.allocate(Node { value: depth as u16, name, left, right })?))
}

impl Graphs for Service {
    async fn tree<'a>(
        &self,
        memory: &'a mut CallBlock<'_>,
        depth: u32,
        root: &mut Option<&'a Node<'a>>,
    ) -> Result<()> {
        *root = tree(memory, depth)?;
        Ok(())
    }

    async fn trees<'a>(
        &self,
        memory: &'a mut CallBlock<'_>,
        depth: u32,
        root: &mut Option<&'a Node<'a>>,
    ) -> Result<Option<&'a Node<'a>>> {
        *root = tree(memory, depth)?;
        tree(memory, depth)
    }

    async fn mixed<'a>(
        &self,
        memory: &'a mut CallBlock<'_>,
        a: &mut Option<&'a u32>,
        b: &mut Option<&'a u32>,
        c: &mut Option<&'a u64>,
    ) -> Result<()> {
        let memory: &'a CallMemory = memory;
        *a = Some(memory.allocate(1)?);
        *b = Some(memory.allocate(2)?);
        *c = Some(memory.allocate(3)?);
        Ok(())
    }
}

fn count(node: Option<&Node<'_>>, each: &mut impl FnMut(&Node<'_>)) -> usize {
    node.map_or(0, |node| {
        each(node);
        1 + count(node.left, each) + count(node.right, each)
    })
}

async fn client(syntaxes: &[SyntaxId]) -> GraphsClient {
    let server = Server::builder().offer(GraphsServer::new(Service)).build().unwrap();
    let builder = ClientBuilder::new().transfer_syntaxes(syntaxes);
    GraphsClient::bind(&builder.over(server.in_process())).await.unwrap()
}

#[tokio::test]
async fn mem_22_all_nodes_are_one_allocation_and_one_free() {
    for syntax in SYNTAXES {
        let (client, ledger) = (client(&[syntax]).await, Ledger::new());
        let mut block = CallBlock::new_in(ledger.clone());
        for depth in [6, 3] {
            let mut root = None;
            let requests = ledger.requests();
            client.tree(&mut block, depth, &mut root).await.unwrap();
            let nodes = count(root, &mut |node| assert_eq!(node.name.len(), 7));
            assert_eq!(nodes, (1 << depth) - 1);
            assert_eq!(ledger.requests() - requests, 1, "one allocation");
            assert_eq!(ledger.alive().len(), 1, "the last graph's block was freed at once");
            // A name is 14 bytes, and the next node is aligned to 8.
            let (size, node) = (ledger.alive()[0].size, size_of::<Node<'_>>());
            assert!(size >= nodes * (node + 14) && size <= nodes * (node + 16), "{size} is exact");
        }
        drop(block);
        assert_eq!((ledger.frees(), ledger.alive().len()), (2, 0));
    }
}

#[tokio::test]
async fn mem_22_what_is_returned_is_in_the_block_too() {
    let (client, ledger) = (client(&[SyntaxId::NDR20]).await, Ledger::new());
    let mut buffer = vec![MaybeUninit::uninit(); 5000];
    for mut block in [CallBlock::new_in(ledger.clone()), CallBlock::in_buffer(&mut buffer)] {
        let mut root = None;
        let returned = client.trees(&mut block, 4, &mut root).await.unwrap();
        assert_eq!(count(root, &mut |_| ()), 15);
        assert_eq!(count(returned, &mut |_| ()), 15);
    }
    assert_eq!((ledger.requests(), ledger.alive().len()), (1, 0), "one allocation");
}

#[tokio::test]
async fn mem_22_results_of_both_directions_share_one_block_of_the_exact_size() {
    let (client, ledger) = (client(&[SyntaxId::NDR20]).await, Ledger::new());
    let mut block = CallBlock::new_in(ledger.clone());
    let (mut a, mut b, mut c) = (None, None, None);
    client.mixed(&mut block, &mut a, &mut b, &mut c).await.unwrap();
    assert_eq!((a, b, c), (Some(&1), Some(&2), Some(&3)));
    assert_eq!((ledger.requests(), ledger.alive()[0].size), (1, 16));
}

#[tokio::test]
async fn mem_23_byte_count_uses_the_callers_buffer_and_allocates_nothing() {
    let client = client(&[SyntaxId::NDR20]).await;
    let mut buffer = vec![MaybeUninit::uninit(); 5000];
    let range = buffer.as_ptr_range();
    let range = range.start.addr()..range.end.addr();
    let mut block = CallBlock::in_buffer(&mut buffer);
    for depth in [3, 6, 1] {
        let mut root = None;
        client.tree(&mut block, depth, &mut root).await.unwrap();
        let nodes = count(root, &mut |node| {
            assert!(range.contains(&std::ptr::from_ref(node).addr()));
            assert!(range.contains(&node.name.units().as_ptr().addr()));
        });
        assert_eq!(nodes, (1 << depth) - 1, "the buffer is used again");
    }
}

#[tokio::test]
async fn mem_23_a_buffer_that_is_too_small_is_1782_and_nothing_is_half_built() {
    let client = client(&[SyntaxId::NDR20]).await;
    for size in [0, 1, 100, 1000] {
        let mut buffer = vec![MaybeUninit::uninit(); size];
        let mut block = CallBlock::in_buffer(&mut buffer);
        let mut root = None;
        let error = client.tree(&mut block, 6, &mut root).await.unwrap_err();
        assert_eq!(error.status(), Status::BYTE_COUNT_TOO_SMALL);
        assert!(root.is_none());
        client.tree(&mut block, 0, &mut None).await.unwrap();
    }
}

#[tokio::test]
async fn mem_24_byte_count_is_not_available_in_ndr64() {
    let client = client(&[SyntaxId::NDR64]).await;
    let mut buffer = vec![MaybeUninit::uninit(); 5000];
    let mut block = CallBlock::in_buffer(&mut buffer);
    let error = client.tree(&mut block, 1, &mut None).await.unwrap_err();
    assert_eq!(error.status(), Status::UNSUPPORTED_TRANS_SYN);
    assert!(!error.may_have_executed());
}

#[tokio::test]
async fn mem_02_no_memory_for_the_block_is_a_status() {
    let (client, ledger) = (client(&[SyntaxId::NDR20]).await, Ledger::new());
    let mut block = CallBlock::new_in(ledger.clone());
    ledger.fail_at(1);
    let mut root = None;
    let error = client.tree(&mut block, 3, &mut root).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_MEMORY);
    assert!(root.is_none() && ledger.alive().is_empty());
}
