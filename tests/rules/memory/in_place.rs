//! [in, out] data at the client: what is there is changed where it is, what is not there is
//! allocated, what became null is freed.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box;
use allocator_api2::vec::Vec;
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;

#[derive(Ndr, Debug)]
pub struct Tree<A: Allocator> {
    pub value: u32,
    #[unique]
    pub left: Option<Box<Tree<A>, A>>,
    #[unique]
    pub right: Option<Box<Tree<A>, A>>,
    pub n: u8,
    #[size_is(n)]
    pub leaves: Vec<Option<Box<u16, A>>, A>,
}

type Root<A> = Option<Box<Tree<A>, A>>;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b21", version = "1.0")]
pub trait Trees {
    /// Adds 1 to every value.
    async fn touch<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        tree: &mut Root<A>,
    ) -> Result<()>;

    /// Adds a left child to every node that has none.
    async fn grow<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        tree: &mut Root<A>,
    ) -> Result<()>;

    /// Removes the children of the root, and its last leaf.
    async fn prune<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        tree: &mut Root<A>,
    ) -> Result<()>;

    /// Two large results in the call's memory.
    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        a: &mut Option<&'a [bool; 40_000]>,
        b: &mut Option<&'a [bool; 40_000]>,
    ) -> Result<()>;
}

pub struct Gardener;

impl Trees for Gardener {
    async fn touch<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        tree: &mut Root<A>,
    ) -> Result<()> {
        fn touch<A: Allocator>(tree: &mut Root<A>) {
            if let Some(node) = tree {
                node.value += 1;
                node.leaves.iter_mut().flatten().for_each(|leaf| **leaf += 1);
                touch(&mut node.left);
                touch(&mut node.right);
            }
        }
        touch(tree);
        Ok(())
    }

    async fn grow<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        tree: &mut Root<A>,
    ) -> Result<()> {
        fn grow<A: Allocator + Clone>(memory: &A, tree: &mut Root<A>) -> Result<()> {
            let Some(node) = tree else {
                return Ok(());
            };
            if node.left.is_some() {
                grow(memory, &mut node.left)?;
            } else {
                let leaves = Vec::new_in(memory.clone());
                let child = Tree { value: 100, left: None, right: None, n: 0, leaves };
                let child = Box::try_new_in(child, memory.clone());
                node.left = Some(child.map_err(|_| Status::OUT_OF_MEMORY)?);
            }
            grow(memory, &mut node.right)
        }
        grow(&memory, tree)
    }

    async fn prune<A: Allocator + Clone + Send + Sync>(
        &self,
        _: A,
        tree: &mut Root<A>,
    ) -> Result<()> {
        if let Some(node) = tree {
            (node.left, node.right) = (None, None);
            node.leaves.pop();
            node.n = node.leaves.len() as u8;
        }
        Ok(())
    }

    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        a: &mut Option<&'a [bool; 40_000]>,
        b: &mut Option<&'a [bool; 40_000]>,
    ) -> Result<()> {
        *a = Some(memory.allocate([true; 40_000])?);
        *b = Some(memory.allocate([true; 40_000])?);
        Ok(())
    }
}

async fn client() -> TreesClient {
    let server = Server::builder().offer(TreesServer::new(Gardener)).build().unwrap();
    TreesClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap()
}

/// A root with two children and two leaves, one of them null: five blocks.
pub fn tree(ledger: &Ledger) -> Root<Ledger> {
    let node = |value, left, right, leaves: &[Option<u16>]| {
        let mut of = Vec::with_capacity_in(leaves.len(), ledger.clone());
        of.extend(leaves.iter().map(|leaf| leaf.map(|leaf| Box::new_in(leaf, ledger.clone()))));
        let node = Tree { value, left, right, n: of.len() as u8, leaves: of };
        Some(Box::new_in(node, ledger.clone()))
    };
    node(1, node(2, None, None, &[]), node(3, None, None, &[]), &[Some(7), None])
}

fn address<A: Allocator>(tree: &Root<A>) -> usize {
    std::ptr::from_ref(&**tree.as_ref().expect("a tree")).addr()
}

#[tokio::test]
async fn mem_13_non_null_to_non_null_keeps_its_address() {
    let (ledger, client) = (Ledger::new(), client().await);
    let mut tree = tree(&ledger);
    let leaf = |tree: &Root<Ledger>| {
        let leaf = tree.as_ref().unwrap().leaves[0].as_ref().unwrap();
        (std::ptr::from_ref(&**leaf).addr(), **leaf)
    };
    let root = tree.as_ref().unwrap();
    let before = (address(&tree), address(&root.left), address(&root.right), leaf(&tree).0);
    let requests = ledger.requests();

    client.touch(ledger.clone(), &mut tree).await.unwrap();

    let root = tree.as_ref().unwrap();
    let after = (address(&tree), address(&root.left), address(&root.right), leaf(&tree).0);
    assert_eq!(after, before);
    assert_eq!(ledger.requests(), requests, "nothing was allocated");
    assert_eq!((root.value, root.left.as_ref().unwrap().value, leaf(&tree).1), (2, 3, 8));
}

#[tokio::test]
async fn mem_06_null_to_non_null_allocates() {
    let (ledger, client) = (Ledger::new(), client().await);
    let mut tree = tree(&ledger);
    let root = address(&tree);
    let requests = ledger.requests();
    client.grow(ledger.clone(), &mut tree).await.unwrap();
    assert_eq!(address(&tree), root);
    let node = tree.as_ref().unwrap();
    assert_eq!(node.left.as_ref().unwrap().left.as_ref().unwrap().value, 100);
    assert_eq!(node.right.as_ref().unwrap().left.as_ref().unwrap().value, 100);
    assert_eq!(ledger.requests() - requests, 2, "one block for each new node");
    drop(tree);
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn mem_17_non_null_to_null_orphans_nothing() {
    let (ledger, client) = (Ledger::new(), client().await);
    let mut tree = tree(&ledger);
    let alive = ledger.alive().len();
    client.prune(ledger.clone(), &mut tree).await.unwrap();
    let root = tree.as_ref().unwrap();
    assert!(root.left.is_none() && root.right.is_none());
    assert!(ledger.alive().len() < alive, "the old blocks went back to their allocator");
    drop(tree);
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn mem_18_an_array_that_shrinks_orphans_no_element() {
    let (ledger, client) = (Ledger::new(), client().await);
    let mut tree = tree(&ledger);
    tree.as_mut().unwrap().leaves[1] = Some(Box::new_in(8, ledger.clone()));
    client.prune(ledger.clone(), &mut tree).await.unwrap();
    assert_eq!(tree.as_ref().unwrap().leaves.len(), 1);
    drop(tree);
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn err_04_every_failure_leaves_the_callers_data_as_it_was() {
    let (ledger, client) = (Ledger::new(), client().await);
    let mut failures = 0;
    for n in 1.. {
        let mut tree = tree(&ledger);
        let (before, root) = (ledger.alive(), address(&tree));
        ledger.fail_at(ledger.requests() + n);
        let result = client.grow(ledger.clone(), &mut tree).await;
        ledger.fail_never();
        match result {
            Ok(()) => break,
            Err(error) => assert_eq!(error.status(), Status::OUT_OF_MEMORY),
        }
        failures += 1;
        assert_eq!(ledger.alive(), before, "nothing leaked");
        let node = tree.as_ref().unwrap();
        assert_eq!(address(&tree), root);
        assert_eq!((node.value, node.left.as_ref().unwrap().value), (1, 2));
        assert!(node.left.as_ref().unwrap().left.is_none());
    }
    assert_eq!(failures, 2, "one for each block that the client needs");
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn err_04_borrowed_results_arrive_all_or_none() {
    let client = client().await;
    // With room for the reply, for one of them, for both.
    let mut failures = 0;
    for limit in (0..).map(|n| n * 10_000) {
        let memory = CallMemory::new().with_limit(limit);
        let (mut a, mut b) = (None, None);
        match client.borrowed(&memory, &mut a, &mut b).await {
            Ok(()) => {
                assert_eq!((a, b), (Some(&[true; 40_000]), Some(&[true; 40_000])));
                break;
            }
            Err(error) => assert_eq!(error.status(), Status::OUT_OF_MEMORY),
        }
        failures += 1;
        assert!(a.is_none() && b.is_none(), "with {limit} bytes");
    }
    assert!(failures > 10, "{failures}");
}
