//! [CTX-28] A task that goes on behind its call uses what is behind a handle.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn read(&self, file: &Self::File) -> Result<u32>;
}

pub struct Service;

pub struct File(u32);

impl Context for File {}

impl Test for Service {
    type File = File;
    async fn open(&self) -> Result<File> {
        todo!()
    }
    async fn read(&self, file: &File) -> Result<u32> {
        std::thread::spawn(move || file.0);
        Ok(0)
    }
}

fn main() {}
