//! [CTX-29] A server keeps what calls cannot share.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
}

pub struct Service;

pub struct File(std::cell::Cell<u32>);

impl Context for File {}

impl Test for Service {
    type File = File;
    async fn open(&self) -> Result<File> {
        todo!()
    }
}

fn main() {}
