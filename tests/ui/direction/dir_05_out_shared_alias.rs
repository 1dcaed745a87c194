//! [DIR-05] (MIDL2279) An [out] parameter behind `&`, through an alias.

use rpc_runtime::prelude::*;

pub type Number<'a> = &'a u32;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] n: Number<'_>) -> Result<()>;
}

fn main() {}

// mended
// - n: Number<'_>
// + n: &mut u32
