//! [MEM-04] An allocator whose bound stands behind `where`.

use rpc_runtime::alloc::Box;
use rpc_runtime::memory::Allocator;
use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node<A>
where
    A: Allocator,
{
    pub value: u32,
    pub next: Option<Box<Node<A>, A>>,
}

fn main() {}

// mended
// - pub struct Node<A>
// - where
// -     A: Allocator,
// - {
// + pub struct Node<A: Allocator + Send + Sync> {
