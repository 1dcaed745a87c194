//! [DIR-02] (MIDL2042) An [out] parameter by value, through an alias.

use rpc_runtime::prelude::*;

pub type Number = u32;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] n: Number) -> Result<()>;
}

fn main() {}

// mended
// - n: Number
// + n: &mut Number
