//! [LEN-01] A count that keeps itself in a field without a name.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet(pub Len<u32>, pub u16);

fn main() {}

// mended
// - Len<u32>
// + u32
