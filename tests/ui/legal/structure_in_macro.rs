//! A structure that a macro makes: the name in `size_is` is the macro's user's.

use rpc_runtime::prelude::*;

macro_rules! structure {
    ($name:ident, $n:ident) => {
        #[derive(Ndr)]
        pub struct $name {
            pub $n: u32,
            #[size_is($n)]
            pub b: Vec<u8>,
        }
    };
}
structure!(FromMacro, count);

fn main() {}
