//! An interface that a macro makes: the parameter's name is the macro's user's.

use rpc_runtime::prelude::*;

macro_rules! interface {
    ($name:ident, $n:ident) => {
        #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
        pub trait $name {
            async fn f(&self, $n: u32, #[size_is($n)] a: &[u8], #[out] b: &mut u32) -> Result<()>;
        }
    };
}
interface!(FromMacro, count);

fn main() {}
