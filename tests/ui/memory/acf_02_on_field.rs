//! [ACF-02] `allocate` on a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[allocate(all_nodes)]
    pub next: Option<Box<u32>>,
}

fn main() {}
