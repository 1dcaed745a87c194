//! [UNI-01] Variants with data that are no arms.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum U {
    A(u32),
    B(u16),
}

fn main() {}
