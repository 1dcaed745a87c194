//! The interface of the Windows memory-management pages: names go to the server, and a sorted binary
//! tree comes back.

use rpc_runtime::prelude::*;

/// A node of the tree (`TREE_NODE_TYPE` of the page "Stub-Allocated Buffers").
#[derive(Ndr, Debug, Clone, Copy)]
pub struct TreeNode<'a> {
    /// The index of the name among those that were sent.
    pub number: i16,
    /// The names that come before this one.
    #[unique]
    pub left: Option<&'a TreeNode<'a>>,
    /// The names that come after it.
    #[unique]
    pub right: Option<&'a TreeNode<'a>>,
}

/// Sorts names.
#[rpc_interface(
    uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Names {
    /// Sorts names into a tree, which lives in the memory that the caller gives.
    async fn sort_names<'a>(
        &self,
        memory: &'a CallMemory,
        count: u16,
        #[size_is(count)] names: &[&WStr],
        #[out] root: &mut Option<&'a TreeNode<'a>>,
    ) -> Result<()>;
}

/// The server.
#[derive(Debug, Default)]
pub struct Sorter;

impl Names for Sorter {
    async fn sort_names<'a>(
        &self,
        memory: &'a CallMemory,
        _: u16,
        names: &[&WStr],
        root: &mut Option<&'a TreeNode<'a>>,
    ) -> Result<()> {
        *root = sorted_tree(memory, names)?;
        println!(
            "server: {} names borrowed from the request; the tree takes {} of call memory in {}, freed when the \
             reply is marshalled",
            names.len(),
            plural(memory.footprint(), "byte"),
            plural(memory.blocks(), "chunk")
        );
        Ok(())
    }
}

/// "1 chunk", "2 chunks".
pub fn plural(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The names that the examples sort.
pub fn seven_names() -> [WString; 7] {
    ["Olga", "Ada", "Tim", "Grace", "Leslie", "Barbara", "Dennis"].map(WString::from)
}

/// The indices of the names, in the names' order.
pub fn sorted(names: &[&WStr]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| names[*index]);
    order
}

/// A sorted tree of the names, in the call's memory.
pub fn sorted_tree<'a>(
    memory: &'a CallMemory,
    names: &[&WStr],
) -> Result<Option<&'a TreeNode<'a>>> {
    balanced(memory, &sorted(names))
}

/// The nodes of a tree, in the names' order.
pub fn nodes<'a>(root: Option<&'a TreeNode<'a>>) -> Vec<&'a TreeNode<'a>> {
    let Some(node) = root else {
        return Vec::new();
    };
    let mut all = nodes(node.left);
    all.push(node);
    all.extend(nodes(node.right));
    all
}

/// A tree of the names in this order, in the call's memory.
fn balanced<'a>(memory: &'a CallMemory, order: &[usize]) -> Result<Option<&'a TreeNode<'a>>> {
    let Some(middle) = order.len().checked_sub(1).map(|last| last / 2) else {
        return Ok(None);
    };
    let number = i16::try_from(order[middle]).map_err(|_| Status::INVALID_BOUND)?;
    let left = balanced(memory, &order[..middle])?;
    let right = balanced(memory, &order[middle + 1..])?;
    Ok(Some(memory.allocate(TreeNode { number, left, right })?))
}
