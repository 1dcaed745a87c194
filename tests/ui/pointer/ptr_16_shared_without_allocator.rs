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
