//! An enum and a union that a macro makes.

use rpc_runtime::prelude::*;

macro_rules! types {
    ($e:ident, $u:ident, $v:ident, $f:ident) => {
        #[derive(Ndr)]
        #[closed]
        pub enum $e {
            $v,
        }

        #[derive(Ndr)]
        #[switch_type(u16)]
        pub enum $u {
            #[case(1)]
            $v { $f: u32 },
        }
    };
}
types!(E, U, First, value);

fn main() {}
