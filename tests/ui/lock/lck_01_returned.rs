//! [LCK-01] What is returned, behind an alias, was a `u32`.

use rpc_runtime::prelude::*;

pub type Answer<T> = std::result::Result<T, Error>;

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "1.0",
    wire_lock(get = 0x3da40d82)
)]
pub trait Test {
    async fn get(&self) -> Answer<u16>;
}

fn main() {}
