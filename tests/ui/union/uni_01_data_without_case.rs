//! [UNI-01] Variants with data that are no arms.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub enum U {
    A(u32),
    B(u16),
}

fn main() {}

// mended
// - pub enum U {
// + #[switch_type(u16)]
// + pub enum U {
// - A(u32)
// + #[case(1)] A(u32)
// - B(u16)
// + #[case(2)] B(u16)
