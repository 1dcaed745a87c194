//! [RET-08] An error that cannot say that a server does not implement a method.

use rpc_runtime::prelude::*;

pub struct Refused;

impl From<Refused> for Error {
    fn from(_: Refused) -> Error {
        Error::new(Status::ACCESS_DENIED, "refused")
    }
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0", partial)]
pub trait Test {
    async fn f(&self) -> std::result::Result<u32, Refused>;
}

fn main() {}

// mended
// -     async fn f(&self) -> std::result::Result<u32, Refused>;
// +     async fn f(&self) -> rpc_runtime::Result<u32>;
