//! [RET-08] A type of the user's own named `Result` whose value is not its argument.

mod own {
    pub type Result<T> = std::result::Result<Option<Box<T>>, rpc_runtime::Error>;
}
use own::Result;
use rpc_runtime::prelude::rpc_interface;

#[derive(rpc_runtime::Ndr)]
pub struct Info {
    pub a: u32,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self) -> Result<Info>;
}

fn main() {}
