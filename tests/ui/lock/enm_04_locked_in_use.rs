//! [ENM-04] An enumeration with a mistake, in what is locked: its users hear nothing of it.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0x11111111)]
pub enum Kind {
    A = 1,
    B = 2,
}

#[derive(Ndr)]
#[wire_lock(0x11111111)]
pub struct Node {
    pub kind: Kind,
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(f = 0x11111111)
)]
pub trait Test {
    async fn f(&self, kind: Kind) -> Result<Kind>;
}

fn main() {}

// mended
// - #[wire_lock(0x11111111)]
// - pub enum
// + #[wire_lock(0xd597500c)]
// + #[closed]
// + pub enum
// - #[wire_lock(0x11111111)]
// - pub struct
// + #[wire_lock(0x59cfb081)]
// + pub struct
// - wire_lock(f = 0x11111111)
// + wire_lock(f = 0x75bef96a)
