//! [RET-03] (MIDL2177) A reference pointer as return value, behind an alias of the whole `Result`.

use rpc_runtime::prelude::*;

pub type Answer = Result<Box<u32>>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Answer;
}

fn main() {}
