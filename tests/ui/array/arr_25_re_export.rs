//! [ARR-25] (MIDL2055) A conformant structure under another name, which is not the last field.

use rpc_runtime::prelude::*;

mod inner {
    use super::*;

    #[derive(Ndr)]
    pub struct Open {
        pub n: u32,
        #[size_is(n)]
        pub data: Tail<Vec<u8>>,
    }
}
pub use inner::Open as Part;

#[derive(Ndr)]
pub struct Node {
    pub part: Part,
    pub more: u32,
}

fn main() {}
