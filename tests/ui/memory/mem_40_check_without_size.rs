//! [MEM-40] There is no count that a null could contradict.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Test {
    #[disable_consistency_check]
    pub next: Option<Box<u32>>,
}

fn main() {}

// mended
// - #[disable_consistency_check]
