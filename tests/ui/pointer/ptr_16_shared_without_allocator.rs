use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Pair {
    #[ptr]
    left: Option<Shared<u32>>,
    #[ptr]
    right: Option<Shared<u32>>,
}

#[derive(Ndr)]
#[switch_type(u16)]
pub enum Choice {
    #[case(1)]
    Shared(#[ptr] Option<Shared<Pair>>),
}

fn main() {}

// mended
// - use rpc_runtime::prelude
// + use rpc_runtime::memory::{Allocator, Global};
// + use rpc_runtime::prelude
// - struct Pair
// + struct Pair<A: Allocator + Send + Sync = Global>
// - left: Option<Shared<u32>>
// + left: Option<Shared<u32, A>>
// - right: Option<Shared<u32>>
// + right: Option<Shared<u32, A>>
// - enum Choice
// + enum Choice<A: Allocator + Send + Sync = Global>
// - Shared<Pair>
// + Shared<Pair<A>, A>
